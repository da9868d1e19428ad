package settings

import "testing"

func TestWhereThisMachineReachesAnAddress(t *testing.T) {
	t.Parallel()
	for listen, want := range map[string]string{
		":8080":          "http://localhost:8080",
		"0.0.0.0:8080":   "http://localhost:8080",
		"[::]:8080":      "http://localhost:8080",
		"127.0.0.1:9464": "http://127.0.0.1:9464",
		"[::1]:9464":     "http://[::1]:9464",
		"inside:80":      "http://inside:80",
	} {
		if got, err := LocalURL(listen); got != want || err != nil {
			t.Errorf("LocalURL(%q) = %q, %v, want %q", listen, got, err, want)
		}
	}
	if got, err := LocalURL("8080"); err == nil {
		t.Errorf("LocalURL(8080) = %q, want an error", got)
	}
}
