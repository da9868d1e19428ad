package main

import (
	"encoding/json"
	"strings"
	"testing"

	"nearby/store/storetest"
)

func TestUnderstandPrintsWhatATextIsTakenFor(t *testing.T) {
	t.Parallel()
	database := storetest.URL(t)
	tests := map[string]string{
		"500米内人均100以下的火锅": `{"intent":"search","category":"restaurant","kind":"hotpot","radius":500,"price_max":100,"language":"zh-Hans"}`,
		"晚上8點還開的餐廳":       `{"intent":"search","category":"restaurant","open_at":"20:00","language":"zh-Hant"}`,
		"不要火锅":            `{"intent":"search","category":"restaurant","without":["hotpot"],"language":"zh-Hans"}`,
		"2号线明天往虹桥的首班车":    `{"intent":"departures","line":"2号线","which":"first","to":"虹桥","days_ahead":1,"language":"zh-Hans"}`,
		"2":               `{"intent":"command","command":"number","number":2}`,
	}
	for text, want := range tests {
		var out strings.Builder
		err := run(t.Context(), []string{"understand", text, "--json", "--database-url", database}, streams{nil, &out, &out})
		var got, wanted any
		if err != nil || json.Unmarshal([]byte(out.String()), &got) != nil || json.Unmarshal([]byte(want), &wanted) != nil {
			t.Fatalf("%q: %v, %s", text, err, &out)
		}
		a, _ := json.Marshal(got)
		b, _ := json.Marshal(wanted)
		if string(a) != string(b) {
			t.Errorf("%q: understand prints %s, want %s", text, a, b)
		}
	}
}
