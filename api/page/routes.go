package page

import (
	"runtime"
	"time"

	"github.com/labstack/echo/v4"
	"github.com/labstack/echo/v4/middleware"

	"nearby/api/link"
)

// Register adds the routes of the pages.
func Register(e *echo.Echo, o Options) {
	if o.Now == nil {
		o.Now = time.Now
	}
	p := pages{Options: o, pictures: newPictures()}
	if o.Sign != nil {
		p.signer = &signer{sign: o.Sign, now: o.Now}
	}
	p.prepareMap(e)
	// Not a group: its middleware would take in every address that nobody else
	// answers, and make a wrong method a wrong address.
	limits := newLimits(o.Rate, o.Store, runtime.GOMAXPROCS(0), o.Now)
	e.GET(link.ListPath+":token", p.list, private(p.listPolicy()), middleware.Gzip(), limits.limited, p.orLater)
	e.GET(link.PlacePath+":token", p.place, private(strict), middleware.Gzip(), limits.limited, p.orLater)
	if p.Photos != nil {
		e.GET(photoPath+":name", p.photo, limits.limited)
	}
}

// prepareMap serves what the interactive map needs, if there are tiles for it.
func (p *pages) prepareMap(e *echo.Echo) {
	if p.Tiles.Template == "" {
		return
	}
	files, err := readAssets()
	if err != nil {
		p.Log.Warn("pages keep to the drawn map: Leaflet was not built in; run make assets, then build", "error", err)
		return
	}
	p.assets = &files
	for _, file := range []asset{files.Style, files.Leaflet, files.Map} {
		e.GET(assetPath+file.name, file.serve, middleware.Gzip())
	}
}
