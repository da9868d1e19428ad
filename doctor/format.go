package doctor

import (
	"bufio"
	"context"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"nearby/api/metrics"
	"nearby/settings"
)

// examineFormat asks the server whether WeChat sends it JSON, which only the console
// can change. A server on another machine cannot be asked.
func (e *examination) examineFormat(ctx context.Context) {
	if n := e.figure(ctx, metrics.JSONName); n > 0 {
		e.note("data format", Failure, fmt.Sprintf("messages that came as JSON since the server started: %.0f; none was answered", n),
			"choose XML as the data format (数据格式) in the console: 微信开发者平台 → 消息与事件推送; then restart the server")
	}
}

// figure reads one figure of the server at the admin address; 0 if it cannot be had.
func (e *examination) figure(ctx context.Context, name string) float64 {
	address, err := settings.LocalURL(e.AdminListen)
	if err != nil {
		return 0
	}
	ctx, cancel := context.WithTimeout(ctx, e.Timeout)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address+"/metrics", nil)
	if err != nil {
		return 0
	}
	response, err := e.Client.Do(request)
	if err != nil {
		return 0
	}
	defer response.Body.Close()
	lines := bufio.NewScanner(response.Body)
	for lines.Scan() {
		if value, ok := strings.CutPrefix(lines.Text(), name+" "); ok {
			n, _ := strconv.ParseFloat(value, 64) // 0 for what is no figure
			return n
		}
	}
	return 0
}
