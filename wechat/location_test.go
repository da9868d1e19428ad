package wechat_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nearby/wechat"
)

// open delivers message in plain mode.
func open(tb testing.TB, message string) (wechat.Received, error) {
	tb.Helper()
	return newCallback(tb, options(wechat.Plain)).Open(signed("", now), []byte(message), now)
}

func locationXML(lat, lng string) string {
	return without("<MsgType><![CDATA[text]]></MsgType>", "<MsgType>location</MsgType>"+
		"<Location_X>"+lat+"</Location_X><Location_Y>"+lng+"</Location_Y><Label>门口</Label>")
}

func reportXML(lat, lng string) string {
	return eventXML("LOCATION", "<Latitude>"+lat+"</Latitude><Longitude>"+lng+"</Longitude>")
}

func TestCoordinatesThatAreBelieved(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		lat, lng         string
		wantLat, wantLng float64
	}{
		"six decimals":            {"31.232794", "121.475152", 31.232794, 121.475152},
		"whole degrees":           {"31", "121", 31, 121},
		"south and west":          {"-33.448900", "-70.669300", -33.4489, -70.6693},
		"on the equator":          {"0", "109.33", 0, 109.33},
		"on the prime meridian":   {"51.4779", "0.0", 51.4779, 0},
		"the corners of the map":  {"90", "-180", 90, -180},
		"the other corner":        {"-90.0", "180.000", -90, 180},
		"zeros in front":          {"031.2", "0121.5", 31.2, 121.5},
		"within CDATA":            {"<![CDATA[31.2]]>", "<![CDATA[121.5]]>", 31.2, 121.5},
		"more decimals than fit":  {"31.23456789012345678901", "121.5", 31.234567890123457, 121.5},
		"nearly, but not, nought": {"0.000001", "0", 0.000001, 0},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r, err := open(t, locationXML(test.lat, test.lng))
			if err != nil {
				t.Fatal(err)
			}
			want := wechat.Message(wechat.Location{
				Header: header(24012345678901236), Label: "门口",
				Latitude: test.wantLat, Longitude: test.wantLng,
			})
			if diff := cmp.Diff(want, r.Message); diff != "" {
				t.Errorf("message (-want +got):\n%s", diff)
			}
			r, err = open(t, reportXML(test.lat, test.lng))
			if err != nil {
				t.Fatal(err)
			}
			want = wechat.LocationReport{
				Header: header(0), Latitude: test.wantLat, Longitude: test.wantLng,
			}
			if diff := cmp.Diff(want, r.Message); diff != "" {
				t.Errorf("event (-want +got):\n%s", diff)
			}
		})
	}
}

func TestCoordinatesThatAreNot(t *testing.T) {
	t.Parallel()
	tests := map[string]struct{ lat, lng string }{
		"an empty latitude":    {"", "121.5"},
		"an empty longitude":   {"31.2", ""},
		"NaN":                  {"NaN", "121.5"},
		"infinity":             {"31.2", "Inf"},
		"minus infinity":       {"-Infinity", "121.5"},
		"hexadecimal":          {"0x1F", "121.5"},
		"an exponent":          {"3.12e1", "121.5"},
		"an underscore":        {"3_1.2", "121.5"},
		"a plus":               {"+31.2", "121.5"},
		"two minuses":          {"--31.2", "121.5"},
		"a minus alone":        {"-", "121.5"},
		"a space before":       {" 31.2", "121.5"},
		"a space after":        {"31.2", "121.5 "},
		"a comma":              {"31,2", "121.5"},
		"two points":           {"31.2.3", "121.5"},
		"no digit before":      {".5", "121.5"},
		"no digit after":       {"31.", "121.5"},
		"full-width digits":    {"３１", "121.5"},
		"degrees and minutes":  {"31°13'", "121.5"},
		"north of the pole":    {"90.000001", "121.5"},
		"south of the pole":    {"-91", "121.5"},
		"beyond the date line": {"31.2", "180.000001"},
		"swapped":              {"121.475152", "31.232794"},
		"nought":               {"0", "0"},
		"nought with decimals": {"0.000000", "-0.000000"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for report, body := range map[bool]string{
				false: locationXML(test.lat, test.lng), true: reportXML(test.lat, test.lng),
			} {
				r, err := open(t, body)
				if err != nil {
					t.Fatalf("a signed message deserves an answer, got %v", err)
				}
				got, ok := r.Message.(wechat.InvalidLocation)
				if !ok || got.Report != report {
					t.Fatalf("got %#v, want InvalidLocation with Report %t", r.Message, report)
				}
				if got.FromUser != openID || r.Key() == "" {
					t.Errorf("got sender %q, key %q, want both", got.FromUser, r.Key())
				}
			}
		})
	}
}

// Numbers that only inform are left out when they cannot be read.
func TestUnreadableDetailsAreLeftOut(t *testing.T) {
	t.Parallel()
	report := reportXML("31.2", "121.5")
	tests := map[string]struct {
		body string
		want wechat.Message
	}{
		"a scale in words": {
			strings.Replace(locationXML("31.2", "121.5"), "</xml>", "<Scale>far</Scale></xml>", 1),
			wechat.Location{
				Header: header(24012345678901236), Latitude: 31.2, Longitude: 121.5, Label: "门口",
			},
		},
		"a precision that is no number": {
			strings.Replace(report, "</xml>", "<Precision>NaN</Precision></xml>", 1),
			wechat.LocationReport{Header: header(0), Latitude: 31.2, Longitude: 121.5},
		},
	}
	for name, test := range tests {
		r, err := open(t, test.body)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if diff := cmp.Diff(test.want, r.Message); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
