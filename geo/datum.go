package geo

// WGS84 is a point in degrees on the datum of GPS, of OpenStreetMap and of
// everything this program stores and searches.
type WGS84 struct{ Lat, Lng float64 }

// GCJ02 is a point in degrees on the obfuscated datum that maps of mainland
// China, and therefore WeChat's location messages, use.
type GCJ02 struct{ Lat, Lng float64 }

// BD09 is a point in degrees on Baidu's datum, a further shift on top of GCJ-02.
type BD09 struct{ Lat, Lng float64 }
