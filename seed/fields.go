package seed

import (
	"slices"

	"nearby/place"
	"nearby/seed/line"
)

// field is something a column can mean.
type field int

const (
	fieldSource field = iota
	fieldID
	fieldName
	fieldNameEN
	fieldCategory
	fieldKind
	fieldLat
	fieldLng
	fieldLocation
	fieldAddress
	fieldPhone
	fieldLines
	fieldHours
	fieldZone
	fieldRating
	fieldPrice
	fieldURL
	fieldImageURL
	fieldAudioURL
	fieldWheelchair
	fieldStatus
	numFields
)

// fieldTable says all there is to say of a field, so that another text of a place
// is a constant above and a row here. Headers are written as [table.Key] makes them.
// For lat, lng and location a datum may stand before or behind them.
//
// Left out on purpose: stop_code (what riders read, not an id),
// tts_stop_name (how a stop is pronounced), and location_type.
var fieldTable = [numFields]struct {
	name  string                     // in --map, in exports and in messages
	text  func(*place.Place) *string // where a place has it; nil if it is no text
	limit int                        // characters it may have; 0 if it is not read as it is
	keys  []string                   // headers that it is known by, best first
}{
	// Other people's columns of this name say where a row was found.
	fieldSource: {"source", func(p *place.Place) *string { return &p.Source }, 200, nil},
	fieldID: {"external_id", func(p *place.Place) *string { return &p.ExternalID }, 200, []string{
		"externalid", "id", "poiid", "uid", "sid", "fsqplaceid", "fsqid", "osmid", "@id", "::id",
		"placeid", "stopid", "busstopcode", "stationcode", "stationid", "编号", "编码", "序号id", "唯一标识",
		"站点编号", "站点id", "店铺id", "商户编号", "shopid", "storeid", "bldnid",
		"編號", "編碼", "序號id", "識別碼",
	}},
	fieldName: {"name", func(p *place.Place) *string { return &p.Name }, 200, []string{
		"name", "title", "stopname", "stationname", "stationnames", "poiname", "shopname", "placename",
		"names.primary", "nameprimary", "namezh", "name:zh", "namecn", "cnname", "chinesename",
		"名称", "名字", "店名", "站名", "站点名称", "站点名", "车站名称", "店铺名称", "商户名称", "商家名称",
		"餐厅名称", "餐馆名称", "门店名称", "사업장명", "시설물명", "店家名稱", "據點名稱", "站牌名稱", "場所名稱", "poi名称", "地点名称", "地名", "中文名", "中文名称", "标题",
		"名稱", "店名稱", "店鋪名稱", "商店名稱", "站點名稱", "車站名稱", "餐廳名稱", "中文名稱", "標題", "名前", "施設名", "施設名称",
		"店舗名", "駅名", "停留所名", "이름", "지점명", "매장명", "점포명", "가맹점명", "명칭", "상호", "상호명", "업소명", "시설명", "정류장명", "역명", "장소명",
		"nom", "nomgare", "nomarret", "nometablissement", "libelle", "libellé", "nombre", "nome", "denominazione",
		"denominacion", "denominación", "bezeichnung", "haltestelle", "haltestellenname", "название", "наименование", "имя", "naam", "nazwa", "název", "namn", "navn", "nimi", "tên", "ชื่อ", "isim", "adı", "işletmeadı",
		"név", "názov", "naziv", "denumire", "όνομα", "nama", "ad", "име", "назва", "שם", "الاسم", "اسم",
		"itemlabel", "placelabel", "stationlabel", "restaurantlabel", "store", "bldnnm", "statnnm", "stationnm", "bplcnm",
	}},
	fieldNameEN: {"name_en", func(p *place.Place) *string { return &p.NameEN }, 200, []string{
		"nameen", "name:en", "names.en", "names.common.en", "enname", "englishname", "nameenglish",
		"stopnameen", "英文名", "英文名称", "英文站名", "英文店名",
		"英文名稱", "名称英語", "英語名", "영문명", "영문상호",
	}},
	fieldCategory: {"category", func(p *place.Place) *string { return &p.Category }, 0, []string{
		"category", "categories", "categories.primary", "basiccategory", "taxonomy.primary",
		"fsqcategorylabels", "大类", "一级分类", "一级类别", "中类", "小类", "category1", "type1", "bigtype",
		"amenity", "shop", "tourism", "railway", "publictransport", "highway", "fclass",
		"type", "poitype", "typename", "tag", "tags",
		"类别", "分类", "类型", "种类", "poi类型", "poi类别", "類別", "分類", "類型", "标签", "標籤",
		"種別", "ジャンル", "업종", "분류", "업태", "catégorie", "categorie", "kategorie", "categoria", "categoría", "tipo", "категория", "тип",
		"folder", // of KML
		"types", "primarytype", "placetype", "placetypes", "categoryname", "maincategory", "poicategory",
		"grupo", "rubrica", "actividad", "giro", "activité", "activite", "branche", "업종명", "업태명", "업태구분명", "カテゴリ", "カテゴリー", "業種",
		"業態", "рубрика", "вид", "经营类别", "餐厅类型", "店铺类型", "行业", "行业分类", "typ", "art", "rodzaj", "druh", "soort", "kategoria", "kategori", "상권업종대분류명", "상권업종중분류명", "상권업종소분류명",
		"업종대분류", "업종중분류", "업종소분류", "業種大分類", "業種中分類", "業種小分類", "typecode", "类型编码", "ประเภท", "loại",
	}},
	fieldKind: {"kind", func(p *place.Place) *string { return &p.Kind }, 0, []string{
		"kind", "cuisine", "cuisines", "routetype", "mode", "modes", "transportmode", "transitmode", "transporttype", "vehicletype", "交通方式", "菜系", "菜品类型", "餐饮类型", "料理",
	}},
	fieldLat: {"lat", nil, 0, []string{
		"lat", "latitude", "stoplat", "@lat", "::lat", "location.lat", "location.latitude", "geo.lat",
		"poilat", "gpslat", "y", "ycoord", "coordy", "纬度", "纬", "纬度坐标", "纬度值", "纬度y", "y坐标", "gps纬度",
		"緯度", "緯度座標", "北緯", "위도", "latitud", "latitudine", "breite", "breitengrad", "geogrbreite", "geographischebreite", "широта",
		"py", "lat.", "latdec", "latitudedecimal", "northing", "northings", "北纬", "纵坐标", "縱坐標", "좌표정보y", "y좌표", "twd97y", "97y", "座標y", "y座標",
		"breedtegraad", "szerokość", "szerokośćgeograficzna", "enlem", "vĩđộ", "zeměpisnášířka", "šířka", "breddegrad", "breddgrad",
		"szélesség", "leveysaste", "πλάτος", "ละติจูด", "lintang", "nordwert", "hochwert", "n", "glat", "географскаширина", "ширина", "קורוחב", "خطالعرض",
	}},
	fieldLng: {"lng", nil, 0, []string{
		"lng", "lon", "long", "longitude", "stoplon", "@lon", "::lon", "location.lng", "location.lon",
		"location.longitude", "geo.lng", "geo.lon", "poilng", "poilon", "gpslng", "gpslon",
		"x", "xcoord", "coordx", "经度", "经", "经度坐标", "经度值", "经度x", "x坐标", "gps经度",
		"經度", "經度座標", "経度", "東経", "경도", "longitud", "longitudine", "länge", "laenge", "längengrad", "laengengrad",
		"geogrlänge", "geographischelänge", "долгота",
		"px", "lng.", "lon.", "lngdec", "longitudedecimal", "easting", "eastings", "东经", "東經", "横坐标", "橫坐標", "좌표정보x", "x좌표", "twd97x", "97x", "座標x", "x座標",
		"lengtegraad", "długość", "długośćgeograficzna", "boylam", "kinhđộ", "zeměpisnádélka", "délka", "lengdegrad", "længdegrad",
		"längdgrad", "hosszúság", "pituusaste", "μήκος", "ลองจิจูด", "bujur", "ostwert", "rechtswert", "e", "glng", "lot", "довгота", "географскадължина", "дължина", "קואורך", "خطالطول",
	}},
	fieldLocation: {"location", nil, 0, []string{
		"location", "lnglat", "lonlat", "lng,lat", "lon,lat", "latlng", "latlon", "latlong", "lat,lng",
		"lat,lon", "point", "wkt", "wkb", "ewkb", "ewkt", "wkbgeometry", "geog", "geometry", "geom", "thegeom", "wktgeom", "coordinate", "coordinates",
		"coord", "coords", "position", "geopoint2d", "geopoint", "longlat", "latitudelongitude", "longitudelatitude",
		"latitude,longitude", "longitude,latitude", "纬经度", "lat,long", "long,lat", "纬度,经度", "纬度经度", "经度,纬度", "经度纬度", "geoshape", "坐标", "经纬度", "坐标点", "坐标位置", "经纬度坐标", "位置坐标", "gps坐标",
		"經緯度", "經度緯度", "緯度經度", "経度緯度", "座標", "坐標", "位置座標", "緯度経度", "좌표", "위경도", "ubicación", "ubicacion", "coordenadas", "localización",
		"localizacion", "localização", "localizacao", "coordonnées", "coordonnees", "coordonnéesgps", "géolocalisation", "geolocalisation",
		"koordinaten", "geokoordinaten", "posizione", "coordinate gps", "coordinategeografiche", "координаты", "geolocation", "geocoordinates", "gps",
	}},
	fieldAddress: {"address", func(p *place.Place) *string { return &p.Address }, 500, []string{
		"address", "addr", "fulladdress", "formattedaddress", "addressfull", "freeform",
		"addresses.freeform", "streetaddress", "addr:full", "addr:street", "stopaddress",
		"地址", "详细地址", "店铺地址", "门店地址", "联系地址", "经营地址", "具体地址", "所在地址",
		"詳細地址", "聯絡地址", "住所", "所在地", "주소", "도로명주소", "소재지", "소재지주소", "소재지도로명주소", "소재지전체주소", "도로명전체주소", "소재지지번주소", "店家地址", "所在地連結表記", "adresse", "adressecomplete", "anschrift",
		"straße", "strasse", "direccion", "dirección", "domicilio", "indirizzo", "endereço", "endereco", "morada", "адрес",
		"adres", "adresa", "adress", "cím", "osoite", "διεύθυνση", "địachỉ", "ที่อยู่", "alamat", "адреса", "כתובת", "العنوان", "中文地址",
	}},
	fieldPhone: {"phone", func(p *place.Place) *string { return &p.Phone }, 100, []string{
		"phone", "tel", "telephone", "phones", "phonenumber", "mobile", "contact:phone",
		"电话", "联系电话", "电话号码", "手机", "手机号", "联系方式", "订餐电话",
		"電話", "聯絡電話", "電話號碼", "電話番号", "連絡先", "連絡電話", "連絡先電話番号", "소재지전화", "联系电话号码", "服务电话", "customerservicephone", "전화", "전화번호", "연락처", "telefon", "telefonnummer", "telefono",
		"teléfono", "telefone", "téléphone", "numtel", "телефон",
		"telefoon", "puhelin", "τηλέφωνο", "điệnthoại", "โทรศัพท์", "telepon",
	}},
	fieldLines: {"lines", func(p *place.Place) *string { return &p.Lines }, line.MaxCell, slices.Concat(linesInLists(), []string{
		"lines", "line", "routes", "route", "linename", "linenames", "routename", "routenames",
		"buslines", "busroutes", "routeref", "线路", "途经线路", "经过线路", "线路名称", "公交线路",
		"路線", "線路", "路線名", "停靠路線", "노선", "노선명", "lignes", "ligne", "linien", "linie", "lineas", "líneas", "linee", "linhas",
		"маршруты",
		"地铁线路", "所属线路", "停靠线路", "linelabel", "routelabel",
	})},
	fieldHours: {"opening_hours", func(p *place.Place) *string { return &p.Hours }, 300, []string{
		"openinghours", "opentime", "openhours", "businesshours", "hours", "opentime2", "opentimetoday",
		"opentimeweek", "shophours", "营业时间", "开放时间", "运营时间", "营业时段",
		"營業時間", "開放時間", "服務時間", "営業時間", "開館時間", "영업시간", "운영시간", "이용시간", "horaires", "horaire",
		"heuresouverture", "horairesouverture", "öffnungszeiten", "oeffnungszeiten", "horario", "horarios", "horariodeapertura",
		"orario", "orari", "orariodiapertura", "horáriodefuncionamento", "режимработы", "часыработы", "графикработы",
		"openingstijden", "godzinyotwarcia", "otevíracídoba", "öppettider", "åbningstider", "åpningstider", "aukioloajat",
		"nyitvatartás", "ωράριο", "çalışmasaatleri", "giờmởcửa", "เวลาเปิด", "เวลาทำการ", "jambuka",
	}},
	fieldZone: {"zone", func(p *place.Place) *string { return &p.Zone }, 0, []string{"zone", "stoptimezone", "timezone", "tz", "时区"}},
	fieldRating: {"rating", nil, 0, []string{
		"rating", "overallrating", "score", "stars", "avgrating", "评分", "总评分", "综合评分", "星级", "打分",
		"評分", "評価", "평점", "bewertung", "puntuacion", "puntuación", "valutazione", "avaliação", "рейтинг",
	}},
	fieldPrice: {"price", func(p *place.Place) *string { return &p.Price }, 50, []string{
		"price", "cost", "avgprice", "averageprice", "pricelevel", "percapita",
		"人均", "人均消费", "人均价格", "价格", "均价", "平均价格", "消费",
	}},
	fieldURL: {"url", func(p *place.Place) *string { return &p.URL }, 1024, []string{
		"url", "website", "web", "homepage", "link", "stopurl", "detailurl", "contact:website",
		"网址", "网站", "官网", "链接", "主页",
		"網址", "網站", "官網", "連結", "ホームページ", "홈페이지", "siteweb", "webseite", "internet", "sitioweb", "paginaweb", "sito", "sitoweb", "сайт",
	}},
	fieldImageURL: {"image_url", func(p *place.Place) *string { return &p.ImageURL }, 1024, []string{
		"imageurl", "image", "imgurl", "img", "photo", "photourl", "picture", "pictureurl", "picurl",
		"图片", "图片链接", "图片地址", "图片网址", "照片", "封面",
	}},
	fieldAudioURL: {"audio_url", func(p *place.Place) *string { return &p.AudioURL }, 1024, []string{
		"audiourl", "audio", "audioguide", "audioguideurl", "voiceurl",
		"音频", "语音", "语音导览", "音频链接", "音频地址", "语音讲解",
	}},
	fieldWheelchair: {"wheelchair", func(p *place.Place) *string { return &p.Wheelchair }, 0, []string{
		"wheelchair", "wheelchairboarding", "wheelchairaccessible", "accessible", "无障碍", "無障礙", "无障碍设施", "轮椅",
	}},
	fieldStatus: {"status", func(p *place.Place) *string { return &p.Status }, 100, []string{
		"status", "businessstatus", "operatingstatus", "营业状态", "经营状态", "运营状态", "状态", "營業狀態", "營業狀況", "狀態", "营业状况", "经营情况", "存续状态", "登记状态",
		"영업상태명", "영업상태", "운영상태", "営業状況", "営業状態", "stopstatus", "openstatus", "statut", "статус",
	}},
}

// linesInLists are the keys of the names of all lines of a stop where JSON has an object
// for each: buslines[].name. They come before the list itself, which is a column where
// it is empty.
func linesInLists() (keys []string) {
	for _, list := range []string{
		"buslines", "lines", "routes", "linelist", "routelist", "busroutes", "busline", "line", "route", "stoplines", "lineinfo", "lineinfos",
		"subwaylines", "metrolines", "stationlines", "services", "products", "线路", "途经线路", "路線", "線路", "노선",
	} {
		for _, name := range []string{
			"name", "linename", "routename", "shortname", "lineshortname", "routeshortname", "ref", "number", "lineno", "routeno", "no", "label",
			"title", "line.name", "route.name", "route.shortname", "line", "route", "routenumber", "code", "名称", "线路名称", "lineid", "routeid", "id",
		} {
			keys = append(keys, list+"[]."+name)
		}
	}
	return keys
}

// String is the field's name in --map.
func (f field) String() string { return fieldTable[f].name }

// isLink tells a field whose text is a web address.
func (f field) isLink() bool { return f == fieldURL || f == fieldImageURL || f == fieldAudioURL }

// locating are the fields that say where a place is.
var locating = [...]field{fieldLat, fieldLng, fieldLocation}

// orders are the keys of one-cell locations that say themselves, or by whose habit,
// which number comes first: geo_point_2d and Geo Point are Opendatasoft's.
var orders = map[string]Order{
	"lat,long": LatLng, "long,lat": LngLat, "latlng": LatLng, "latlon": LatLng, "latlong": LatLng, "lat,lng": LatLng, "lat,lon": LatLng,
	"latitudelongitude": LatLng, "latitude,longitude": LatLng, "geopoint2d": LatLng, "geopoint": LatLng,
	"纬经度": LatLng, "纬度,经度": LatLng, "纬度经度": LatLng, "経度緯度": LngLat, "緯度經度": LatLng, "緯度,經度": LatLng, "緯度経度": LatLng,
	"lnglat": LngLat, "lonlat": LngLat, "longlat": LngLat, "lng,lat": LngLat, "lon,lat": LngLat,
	"longitudelatitude": LngLat, "longitude,latitude": LngLat, "coordinates": LngLat,
	"经纬度": LngLat, "经度,纬度": LngLat, "经度纬度": LngLat, "經緯度": LngLat, "經度緯度": LngLat, "經度,緯度": LngLat,
}

// statedWGS84 are the keys of coordinates that a specification puts on WGS-84:
// GTFS (gtfs.org/documentation/schedule/reference, stops.txt) and the answers
// of OpenStreetMap's Overpass.
var statedWGS84 = map[string]bool{
	"stoplat": true, "stoplon": true, "@lat": true, "@lon": true, "::lat": true, "::lon": true,
}

// textFields are the fields that are read as they are, the name first.
var textFields = func() []field {
	fields := []field{fieldName}
	for f := range numFields {
		if fieldTable[f].limit > 0 && f != fieldName {
			fields = append(fields, f)
		}
	}
	return fields
}()
