package platform_test

import (
	"context"
	"fmt"
	"net/http/httptest"

	"nearby/wechat/platform"
	"nearby/wechat/platform/platformtest"
)

// A fault that WeChat would find is found before anything is sent.
func ExampleNew() {
	standIn := httptest.NewServer(platformtest.New(platformtest.Options{}))
	defer standIn.Close()
	c, err := platform.New(platform.Options{
		AppID: platformtest.AppID, AppSecret: platformtest.AppSecret, BaseURL: standIn.URL,
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	err = c.CreateMenu(context.Background(), platform.Menu{Buttons: []platform.Button{
		{Type: platform.SelectLocation, Name: "我附近的餐厅", Key: "near"},
	}})
	fmt.Println(err)
	// Output:
	// menu: not within WeChat's limits: button[0].name: 18 bytes, at most 16
}
