package seed

import (
	"strings"
	"sync"

	"nearby/kind"
	"nearby/seed/table"
)

// otherWordsText is what files call places that are neither food nor transit, besides the
// kinds of package kind: the values of OpenStreetMap, and the types of map services.
const otherWordsText = `
bench|waste basket|waste disposal|recycling|post box|vending machine|drinking water|fountain|shelter|telephone|clock|bbq|
hunting stand|grit bin|loading dock|place of worship|church|mosque|temple|synagogue|monastery|fire station|townhall|
courthouse|embassy|prison|community centre|social facility|social centre|nursing home|veterinary|childcare|kindergarten|
driving school|language school|music school|research institute|arts centre|studio|casino|gambling|conference centre|
events venue|exhibition centre|public building|public bath|shower|car rental|car sharing|car wash|vehicle inspection|
bicycle parking|bicycle repair station|motorcycle parking|parking space|parking entrance|taxi|grave yard|crematorium|
cemetery|internet cafe|payment terminal|money transfer|dentist|doctors|clinic|nursery|college|
clothes|shoes|fashion|jewelry|optician|cosmetics|beauty|hairdresser|massage|tattoo|perfumery|chemist|medical supply|
electronics|mobile phone|computer|hifi|hardware|doityourself|furniture|kitchen|houseware|interior decoration|carpet|
curtain|lighting|paint|florist|garden centre|pet|toys|sports|outdoor|bicycle|car|car repair|car parts|motorcycle|tyres|
stationery|gift|art|antiques|second hand|charity|variety store|department store|wholesale|trade|tobacco|e-cigarette|
lottery|newsagent|ticket|travel agency|copyshop|photo|tailor|shoe repair|locksmith|storage rental|estate agent|vacant|
butcher|greengrocer|seafood shop|farm|alcohol|wine|general|outpost|laundry|dry cleaning|funeral directors|
picnic table|boutique|music|bed|money lender|video|pawnbroker|variety shop|video games|bag|dojo|hobby|leather|
musical instrument|personal care|salon|sunglasses|rugs|baby goods|boat rental|costume|cannabis|fabric|frame|games|
herbalist|nutrition supplements|party|pottery|radiotechnics|religion|scuba diving|security|sewing|swimming|tiles|
trophy|watches|weapons|window blind|appliance|bathroom furnishing|fireplace|energy|gas|glaziery|candles|model|pet grooming|
apartment|chalet|camp site|caravan site|picnic site|theme park|zoo|aquarium|artwork|viewpoint|monument|memorial|
information|guest house|hostel|motel|playground|pitch|sports centre|sports hall|stadium|track|fitness centre|
fitness station|swimming pool|swimming area|golf course|miniature golf|ice rink|marina|slipway|nature reserve|dog park|
water park|escape game|adult gaming centre|amusement arcade|bowling alley|dance|hackerspace|
crossing|traffic signals|street lamp|give way|stop sign|turning circle|speed camera|elevator|motorway junction|
milestone|level crossing|buffer stop|switch|signal|railway crossing|
gas station|petrol station|truck stop|rest area|services|taxi stand|taxi rank|car park|church or mosque|
shopping|shop|shops|store|stores|retail|services|professional services|business and professional services|
office|offices|company|industrial|health|health and medicine|medical|health & medical|beauty & spas|nail salons|
hair salons|home services|local services|financial services|finance|insurance|real estate|automotive|auto repair|
education|education & learning|public services & government|community and government|government|religious organizations|
landmarks and outdoors|outdoors|sports and recreation|active life|arts and entertainment|arts & entertainment|
entertainment|event|hotels & travel|lodging|accommodation|accommodations|residential|residence|home|pets|
spa|local government office|city hall|lawyer|accounting|moving company|electrician|plumber|painter|
roofing contractor|general contractor|physiotherapist|beauty salon|hair care|home goods store|clothing store|
book store|convenience store|department store|electronics store|furniture store|hardware store|jewelry store|
liquor store|pet store|shoe store|shopping mall|grocery or supermarket|tourist attraction|amusement park|rv park|
campground|night market hall|primary school|secondary school|car dealer|storage|neighborhood|locality|
购物服务|购物|生活服务|体育休闲服务|休闲娱乐|运动健身|医疗保健服务|医疗|住宿服务|酒店住宿|风景名胜|旅游景点|商务住宅|房地产|
政府机构及社会团体|政府机构|科教文化服务|教育培训|文化传媒|金融保险服务|金融|公司企业|道路附属设施|地名地址信息|公共设施|
事件活动|室内设施|通行设施|出入口|自然地物|汽车服务|汽车销售|汽车维修|摩托车服务|丽人|美容美发|出租车站|出租车|写字楼|小区|
住宅区|产业园区|服装|数码|家电|家居|建材|母婴|亲子|宠物|花店|眼镜店|五金|烟酒|烟酒店|彩票|维修|家政|婚庆|摄影|网吧|台球|
洗浴|足疗|按摩|棋牌|教堂|寺庙|道观|清真寺|街道|道路|道路名|门牌信息|行政区划|行政地标|村庄|楼栋|厂矿|工厂|
服務業|購物|醫療|住宿|景點|政府機關|學校|診所|農會|寺廟|
薬局|ドラッグストア|病院|クリニック|学校|公園|神社|寺|ホテル|旅館|美容室|銀行|郵便局|公共施設|観光施設|図書館|
약국|병원|의원|학교|공원|호텔|모텔|미용실|은행|우체국|마트|관광지|숙박업|세탁업|이용업|미용업|
apotheke|bäckerbedarf|museum|kirche|schule|krankenhaus|arzt|bank|hotel|parkplatz|tankstelle|supermarkt|park|friseur|
pharmacie|musée|église|école|hôpital|banque|hôtel|supermarché|parc|coiffeur|station-service|mairie|
farmacia|museo|iglesia|escuela|hospital|banco|supermercado|parque|peluquería|gasolinera|ayuntamiento|
chiesa|scuola|ospedale|banca|albergo|supermercato|parco|parrucchiere|distributore|
farmácia|museu|igreja|escola|posto de gasolina|salão de beleza|
аптека|музей|церковь|школа|больница|банк|гостиница|отель|супермаркет|магазин|парк|азс|поликлиника|
apteka|muzeum|kościół|szkoła|szpital|apotheek|winkel|kerk|ziekenhuis
`

var otherWords = sync.OnceValue(func() map[string]bool {
	words := map[string]bool{}
	for word := range strings.SplitSeq(strings.ReplaceAll(otherWordsText, "\n", ""), "|") {
		words[table.Key(word)] = true
	}
	return words
})

// isOther tells a cell that says of a place that it is something which no category here
// holds: a pharmacy, a bench. Such places are no fault of the file.
func isOther(cell string) bool {
	if len(kind.Of(cell)) > 0 {
		return true
	}
	for _, part := range append(parts(cell), cell) {
		if otherWords()[table.Key(part)] || len(kind.Of(strings.TrimSpace(part))) > 0 {
			return true
		}
	}
	return false
}
