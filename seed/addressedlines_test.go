package seed_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nearby/internal/sampledata"
	"nearby/seed"
)

// A map service's stops have their lines for an address: read as they come, Shanghai's have
// the same lines as when the operator says so.
func TestLinesInAnAddressNeedNoFlag(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"shanghai_bus.csv", "shanghai_urban.csv"} {
		path := sampledata.Path(t, "data/ni1o1__pygeo-tutorial/"+name)
		o := plain()
		said, _ := readAll(t, openFile(t, path, with(o, map[string]string{"lines": "address"})))
		file := openFile(t, path, o)
		got, _ := readAll(t, file)
		if diff := cmp.Diff(said, got); diff != "" {
			t.Errorf("%s (-said +understood):\n%.2000s", name, diff)
		}
		if notes := strings.Join(file.Notes(), "\n"); !strings.Contains(notes, "--map address=") {
			t.Errorf("%s: the operator reads %q", name, notes)
		}
	}
}

func with(o seed.Options, columns map[string]string) seed.Options {
	o.Map = columns
	return o
}

func TestWhatAnAddressOfAStopIs(t *testing.T) {
	t.Parallel()
	const plainFile = "id,name,category,lat,lng,address\n1,人民广场,transit,31.2,121.4,"
	const amap = "id,name,type,typecode,adname,location,address\n1,人民广场,交通设施服务;公交车站;公交车站相关,150700,黄浦区,\"121.4,31.2\","
	const railway = "id,name,type,typecode,adname,location,address\n1,上海站,交通设施服务;火车站;火车站,150200,静安区,\"121.4,31.2\","
	const restaurant = "id,name,category,lat,lng,address\n1,人民广场,restaurant,31.2,121.4,"
	for row, lines := range map[string]string{
		plainFile + "167路;18路;20路区间":               "167路;18路;20路区间",
		plainFile + `"49路、上川专线、南海线"`:               "49路;上川专线;南海线",
		plainFile + "(在建)14号线;8号线":                 "(在建)14号线;8号线",
		plainFile + "地铁2号线":                        "地铁2号线",
		plainFile + "116B路":                        "116B路",
		plainFile + "申川专线":                         "申川专线",
		plainFile + "西藏中路290号":                     "",
		plainFile + "2号线人民广场站;西藏中路290号":            "",
		plainFile + "南京西路;黄河路":                     "", // a corner
		plainFile + "中山东一路":                        "",
		plainFile + "沿江公路南线":                       "",
		plainFile + "Route 66":                     "",
		plainFile + `"20 Nanjing Road, 2nd floor"`: "",
		amap + "南海线":                               "南海线",
		amap + "亭林一路;朱泾四路":                         "亭林一路;朱泾四路",
		amap + "西藏中路290号":                          "",
		amap + "福州路西藏中路交叉口":                        "",
		railway + "秣陵路303号":                        "",
		railway + "秣陵路":                            "",
		restaurant + "18路;46路":                     "",
	} {
		p := one(t, row+"\n", with(plain(), nil))
		if p.Lines != lines || (p.Address == "") != (lines != "") {
			t.Errorf("%s: lines %q and address %q, want lines %q", row, p.Lines, p.Address, lines)
		}
	}
	o := plain()
	o.Map = map[string]string{"address": "address"}
	if p := one(t, plainFile+"167路;18路\n", o); p.Lines != "" || p.Address != "167路;18路" {
		t.Errorf("--map address: lines %q and address %q", p.Lines, p.Address)
	}
}
