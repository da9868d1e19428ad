package seed

import (
	"strings"

	"nearby/seed/table"
)

// amapTypes are what AMap's numbers for types stand for, by how they begin, as far as
// they are food or transit (lbs.amap.com/api/webservice/download, 分类编码表). A leading
// zero is what spreadsheets take off.
var amapTypes = map[string]string{
	"05": "餐饮服务", "0501": "餐饮服务;中餐厅", "050102": "餐饮服务;四川菜(川菜)", "050103": "餐饮服务;广东菜(粤菜)",
	"050104": "餐饮服务;山东菜(鲁菜)", "050105": "餐饮服务;江苏菜", "050106": "餐饮服务;浙江菜", "050107": "餐饮服务;上海菜",
	"050108": "餐饮服务;湖南菜(湘菜)", "050109": "餐饮服务;安徽菜(徽菜)", "050110": "餐饮服务;福建菜", "050111": "餐饮服务;北京菜",
	"050112": "餐饮服务;湖北菜(鄂菜)", "050113": "餐饮服务;东北菜", "050114": "餐饮服务;云贵菜", "050115": "餐饮服务;西北菜",
	"050116": "餐饮服务;老字号", "050117": "餐饮服务;火锅店", "050118": "餐饮服务;特色/地方风味餐厅", "050119": "餐饮服务;海鲜酒楼",
	"050120": "餐饮服务;中式素菜馆", "050121": "餐饮服务;清真菜馆", "050122": "餐饮服务;台湾菜", "050123": "餐饮服务;潮州菜",
	"0502": "餐饮服务;外国餐厅", "050201": "餐饮服务;西餐厅(综合风味)", "050202": "餐饮服务;日本料理", "050203": "餐饮服务;韩国料理",
	"050204": "餐饮服务;法式菜品餐厅", "050205": "餐饮服务;意式菜品餐厅", "050206": "餐饮服务;泰国/越南菜品餐厅",
	"050207": "餐饮服务;地中海风格菜品", "050208": "餐饮服务;美式风味", "050209": "餐饮服务;印度风味", "050211": "餐饮服务;牛扒店(扒房)",
	"0503": "餐饮服务;快餐厅", "0504": "餐饮服务;休闲餐饮场所", "0505": "餐饮服务;咖啡厅", "0506": "餐饮服务;茶艺馆",
	"0507": "餐饮服务;冷饮店", "0508": "餐饮服务;糕饼店", "0509": "餐饮服务;甜品店",
	"1502": "交通设施服务;火车站", "1503": "交通设施服务;港口码头", "1504": "交通设施服务;长途汽车站", "1505": "交通设施服务;地铁站",
	"1506": "交通设施服务;轻轨站", "1507": "交通设施服务;公交车站",
}

// amapType is what a cell of AMap's numbers stands for, 050117|050202; "" for any other.
// The numbers of other things are 购物服务, of which nothing but that it is none of ours
// is meant.
func amapType(cell string) string {
	var types []string
	for _, code := range parts(cell) {
		if len(code) == len("50117") && code[0] != '0' {
			code = "0" + code
		}
		if len(code) != len("050117") || !table.IsDigits(code) || code > "99" {
			return ""
		}
		types = append(types, ofAMap(code))
	}
	return strings.Join(types, "|")
}

// ofAMap is the type of a code, or of the wider one that is known.
func ofAMap(code string) string {
	for n := len(code); n > 0; n -= 2 {
		if words := amapTypes[code[:n]]; words != "" {
			return words
		}
	}
	return "购物服务"
}
