package seed

import "nearby/place"

// categoryWords are what files say for the categories that come with the program, in
// the languages whose headers are known, besides the categories' own words and those
// for their kinds.
var categoryWords = map[string][]string{
	"restaurant": {
		"restaurants", "餐廳", "餐館", "飯店", "美食", "餐饮", "餐飲", "小吃店", "food & drink", "food and drink", "food & beverage",
		"dining and drinking", "eatery", "diner", "レストラン", "飲食店", "食堂", "음식점", "식당", "레스토랑", "restauration",
		"gaststätte", "restaurante", "ristorante", "trattoria", "ресторан", "кафе", "столовая", "закусочная",
		"gasthaus", "wirtshaus", "speiselokal", "lokal", "restauracja", "bar mleczny", "étterem", "restaurace", "lokanta",
		"restoran", "nhà hàng", "quán ăn", "ร้านอาหาร", "εστιατόριο", "ταβέρνα", "comedor", "mesón", "taberna", "osteria",
		"定食", "定食屋", "ファミレス", "ファミリーレストラン", "グルメ", "飲食", "일반음식점", "휴게음식점", "맛집", "식품접객업",
		"餐飲業", "餐饮店", "饭馆", "饭庄", "酒楼", "食肆", "聚餐宴请", "food service", "food services", "foodservice", "deli",
		"delicatessen", "diners", "eateries", "dining", "cafe/restaurant", "restaurant/cafe", "餐饮美食", "其他美食",
		"便当", "便當", "农家乐", "農家樂", "团餐", "夜宵", "宵夜", "奶茶果汁", "披萨意面", "汉堡薯条", "炸鸡炸串", "煲仔饭", "砂锅", "甜品饮品",
		"江河湖鲜", "döner", "taquería", "taqueria", "marisqueira", "paninoteca", "kopitiam", "蕎麦", "そば", "ร้านกาแฟ", "καφενείο", "механа", "מסעדה", "בית קפה", "مطعم", "مقهى", "food",
	},
	place.Transit: {
		"公車站", "捷運站", "地鐵站", "車站", "站點", "公共交通", "駅", "バス停", "停留所", "정류장", "역", "지하철역",
		"arrêt", "arrêt de bus", "gare", "haltestelle", "bahnhof", "parada", "estación", "fermata", "stazione",
		"paragem", "parada de ônibus", "ponto de ônibus", "estação", "остановка", "станция", "platform", "stop_position",
		"stop_area", "halt", "public transport", "transit station", "小巴站", "輕鐵站", "cercanías", "rer", "tramway", "трамвай", "สถานี", "สถานีรถไฟ", "สถานีรถไฟฟ้า", "สถานีรถไฟใต้ดิน", "ป้ายรถเมล์",
		"ga", "bến xe", "trạm xe buýt", "durak", "istasyon", "στάση", "σταθμός", "спирка", "гара", "תחנה", "תחנת רכבת", "محطة",
	},
}

// weak are words that count where nothing else says what a place is: to some services
// a supermarket is food as well.
var weak = map[string]bool{"food": true, "食品": true}
