package dataset

import (
	"encoding/csv"
	"fmt"
	"io"
	"iter"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"

	"nearby/place"
)

// restaurants is how many of ten places are; the others are stops.
const restaurants = 7

// Places makes n places, restaurants and stops, the large cities with the more.
func (w World) Places(n int) iter.Seq[place.Place] {
	return func(yield func(place.Place) bool) {
		random := rand.New(rand.NewPCG(w.seed, 2)) //nolint:gosec // the same places every time
		for i := range n {
			p := place.Place{
				ExternalID: strconv.Itoa(i),
				At:         w.cities[w.sizes.Rank(random)].place(random),
				Address:    fmt.Sprintf("%s%s%d号", pick(random, districts), pick(random, roads), 1+random.IntN(998)),
			}
			if random.IntN(10) < restaurants {
				p.Category, p.Name = "restaurant", restaurant(random)
			} else {
				p.Category, p.Name, p.Lines = place.Transit, stop(random), lines(random)
			}
			if !yield(p) {
				return
			}
		}
	}
}

// WriteCSV writes n places as nearby seed reads them.
func (w World) WriteCSV(to io.Writer, n int) error {
	file := csv.NewWriter(to)
	row := []string{"id", "category", "name", "wgs84_lat", "wgs84_lng", "address", "lines"}
	if err := file.Write(row); err != nil {
		return err
	}
	for p := range w.Places(n) {
		row = append(row[:0], p.ExternalID, p.Category, p.Name,
			degrees(p.At.Lat), degrees(p.At.Lng), p.Address, p.Lines)
		if err := file.Write(row); err != nil {
			return err
		}
	}
	file.Flush()
	return file.Error()
}

func degrees(d float64) string { return strconv.FormatFloat(d, 'f', 6, 64) }

var (
	districts = []string{"城东区", "城西区", "新城区", "河南区", "湖滨区", "高新区", "老街坊", "开发区"}
	roads     = []string{
		"人民路", "解放路", "中山北路", "建设大道", "和平里", "文化街", "新华东路", "长江路",
		"黄河西路", "学院路", "花园街", "滨河南路", "工业大道", "体育场路", "青年路", "东风路",
	}
	owners = []string{
		"老王", "张记", "李家", "川香", "渔米", "东北人", "小城", "外婆的", "隆兴", "四季", "阿婆",
		"福满", "江南", "湘里", "云上", "老地方", "好再来", "一品", "百味", "金牌",
	}
	dishes = []string{
		"火锅", "牛肉面馆", "麻辣烫", "饺子馆", "烧烤", "小笼包", "家常菜", "海鲜酒楼", "咖啡",
		"茶餐厅", "酸菜鱼", "羊肉泡馍", "黄焖鸡米饭", "桂林米粉", "烤鸭店", "私房菜", "早餐店", "甜品屋",
	}
	corners = []string{"口", "东", "西", "新村", "公园", "医院", "小学", "市场", "大厦", "桥"}
)

func pick(random *rand.Rand, words []string) string { return words[random.IntN(len(words))] }

func restaurant(random *rand.Rand) string {
	name := pick(random, owners) + pick(random, dishes)
	if random.IntN(3) == 0 {
		name += "（" + pick(random, roads) + "店）"
	}
	return name
}

// stop names a stop. Both sides of a street have one name, so names come again.
func stop(random *rand.Rand) string {
	return pick(random, roads) + pick(random, corners) + strconv.Itoa(1+random.IntN(40)) + "站"
}

// lines are some of a stop, each once.
func lines(random *rand.Rand) string {
	var all []string
	for range 1 + random.IntN(5) {
		if line := strconv.Itoa(1+random.IntN(900)) + "路"; !slices.Contains(all, line) {
			all = append(all, line)
		}
	}
	return strings.Join(all, ";")
}
