package schedule

import (
	"slices"
	"strings"

	"nearby/seed/table"
)

// Field is something a column of a timetable can mean.
type Field int

// The fields.
const (
	Line Field = iota
	StopID
	Stop
	Headsign
	DaysField
	First
	Last
	Headway
	Times
	numFields
)

// fields are the names of the fields, as in --map, and the headers that they are known by,
// best first, as [table.Key] makes them.
var fields = [numFields]struct {
	name string
	keys []string
}{
	Line: {"line", []string{"line", "route", "linename", "routename", "lineno", "routeshortname", "线路", "线路名称", "线路名", "线别", "路线", "线路号", "路線", "線路", "路線名", "線別", "线", "車路線", "노선", "노선명"}},
	StopID: {"stop_id", []string{
		"stopid", "stationid", "stopcode", "stationcode", "externalid", "id", "站点编号", "车站编号", "站点id", "车站id", "站编号", "车站代码", "站点编码", "車站編號", "站點編號", "編號", "编号", "编码",
	}},
	Stop: {"stop", []string{
		"stop", "station", "stopname", "stationname", "name", "车站", "站点", "站名", "车站名称", "站点名称", "车站名", "站点名", "站", "車站", "站點", "車站名稱", "站點名稱", "駅", "駅名", "역", "역명",
	}},
	Headsign: {"headsign", []string{
		"headsign", "direction", "to", "towards", "destination", "bound", "for", "terminus", "方向", "开往", "开往方向", "终点", "终点站", "运行方向", "行车方向", "去往", "往", "上下行",
		"開往", "開往方向", "終點", "終點站", "行車方向", "方面", "行先",
	}},
	DaysField: {"days", []string{
		"days", "day", "servicedays", "operatingdays", "runson", "daytype", "运行日", "运营日", "日期", "日期类型", "适用日期", "运行日期", "运营日期", "日类型", "星期", "行车日", "执行日", "适用日",
		"運行日", "營運日", "日期類型", "適用日期", "行車日", "曜日",
	}},
	First: {"first", []string{
		"first", "firsttrain", "firstbus", "firstdeparture", "starttime", "start", "firsttime", "首班", "首班车", "首班车时间", "首班时间", "首车", "首班发车", "首发", "首班發車", "首班車", "首班車時間", "始発", "첫차",
	}},
	Last: {"last", []string{
		"last", "lasttrain", "lastbus", "lastdeparture", "endtime", "end", "lasttime", "末班", "末班车", "末班车时间", "末班时间", "末车", "尾班车", "末班发车", "末班車", "末班車時間", "尾班車", "終電", "막차",
	}},
	Headway: {"headway", []string{
		"headway", "interval", "frequency", "every", "headwayminutes", "headwaymin", "intervalmin", "间隔", "发车间隔", "行车间隔", "班次间隔", "间隔分钟", "发车频率", "間隔", "發車間隔", "行車間隔", "班距", "運転間隔", "배차간격",
	}},
	Times: {"times", []string{
		"times", "departures", "departuretimes", "timetable", "发车时间", "发车时刻", "时刻", "时刻表", "班次", "开车时间", "發車時間", "發車時刻", "時刻", "時刻表", "班次時刻",
	}},
}

// Names are the names of the fields, as in --map.
func Names() (names []string) {
	for _, f := range fields {
		names = append(names, f.name)
	}
	return names
}

// Columns are the columns of a timetable by their fields; table.None for one that it does
// not have.
type Columns [numFields]int

// ColumnsOf finds the columns by a header. given are those that somebody names, by field.
func ColumnsOf(header []string, given map[string]int) Columns {
	keys := table.Keys(header)
	for i, key := range keys {
		keys[i], _, _ = strings.Cut(key, "(") // 间隔(分钟)
	}
	var c Columns
	for f := range c {
		c[f] = table.None
		if column, said := given[fields[f].name]; said {
			c[f] = column
			continue
		}
		for _, key := range fields[f].keys {
			if i := slices.Index(keys, key); i >= 0 && !slices.Contains(c[:f], i) {
				c[f] = i
				break
			}
		}
	}
	return c
}

// Complete tells whether they are what a timetable needs: a line, a stop, and when
// something leaves.
func (c Columns) Complete() bool {
	return c[Line] != table.None && (c[Stop] != table.None || c[StopID] != table.None) &&
		(c[Times] != table.None || c[First] != table.None && c[Last] != table.None)
}

// Missing says what is not there, for people.
func (c Columns) Missing() string {
	var missing []string
	if c[Line] == table.None {
		missing = append(missing, "line (线路)")
	}
	if c[Stop] == table.None && c[StopID] == table.None {
		missing = append(missing, "stop (车站) or stop_id (车站编号)")
	}
	if c[Times] == table.None && (c[First] == table.None || c[Last] == table.None) {
		missing = append(missing, "first and last with headway (首班车, 末班车, 间隔), or times (发车时刻)")
	}
	return strings.Join(missing, "; ")
}

// Headers are what each field that is there is called in a header.
func (c Columns) Headers(header []string) (all []string) {
	for f, i := range c {
		if i != table.None && i < len(header) {
			all = append(all, fields[f].name+" = "+header[i])
		}
	}
	return all
}
