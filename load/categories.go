package load

import "nearby/place"

// FirstCategories are the categories that come with the migrations, for when a
// file is explained without a database.
func FirstCategories() []place.Category {
	return []place.Category{
		{
			ID: 1, Slug: "restaurant", NameZH: "餐厅", NameEN: "Restaurants", Position: 1,
			Aliases: []string{
				"吃", "吃饭", "吃的", "好吃的", "饿了", "我饿了", "美食", "饭店", "餐馆", "饭馆", "餐饮", "餐饮服务", "餐饮相关场所",
				"中餐厅", "外国餐厅", "快餐厅", "小吃", "小吃快餐店", "小吃街", "咖啡厅", "咖啡馆", "茶艺馆",
				"冷饮店", "糕饼店", "甜品店", "休闲餐饮场所", "food", "eat", "dining", "restaurant", "cafe",
				"coffee", "bar", "pub", "fast food", "fast_food", "food_court", "hawker centre", "bakery",
				"ice_cream",
			},
		},
		{
			ID: 2, Slug: "transit", NameZH: "公交地铁", NameEN: "Transit", Position: 2,
			Aliases: []string{
				"公交", "地铁", "车站", "公交站", "公交车", "公交车站", "公交车站相关", "地铁站", "轻轨站",
				"站点", "坐车", "bus", "buses", "bus stop", "bus_stop", "bus station", "bus_station", "metro",
				"subway", "mrt", "lrt", "train", "tram", "tram_stop", "railway_station", "subway_entrance",
				"station", "stop", "stops", "public_transport",
			},
		},
	}
}
