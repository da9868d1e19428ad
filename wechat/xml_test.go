package wechat

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// walk reads a document with encoding/xml into the same tree as parse does, for
// comparison. It leaves out all the refusals of parse.
func walk(body []byte) (node, error) {
	d := xml.NewDecoder(bytes.NewReader(body))
	var open []node
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return node{}, errors.New("no root")
		}
		if err != nil {
			return node{}, err
		}
		switch token := token.(type) {
		case xml.StartElement:
			open = append(open, node{tag: token.Name.Local})
		case xml.CharData:
			if len(open) > 0 {
				open[len(open)-1].chars += string(token)
			}
		case xml.EndElement:
			last := open[len(open)-1]
			if len(last.children) > 0 {
				last.chars = ""
			}
			if open = open[:len(open)-1]; len(open) == 0 {
				return last, nil
			}
			parent := &open[len(open)-1]
			parent.children = append(parent.children, last)
		}
	}
}

const locationXML = `<xml><ToUserName><![CDATA[gh_21ee2dc92d7d]]></ToUserName>
<FromUserName><![CDATA[os-IKuHd9pJ6xsn4mS7GyL4HxqI4]]></FromUserName>
<CreateTime>1457742894</CreateTime>
<MsgType><![CDATA[location]]></MsgType>
<Location_X>30.195360</Location_X>
<Location_Y>109.32305</Location_Y>
<Scale>10</Scale>
<Label><![CDATA[湖北省恩施土家族苗族自治州恩施市]]></Label>
<MsgId>6260958056108723257</MsgId>
</xml>`

var treesEqual = cmp.AllowUnexported(node{})

func TestParseReadsWhatEncodingXMLReads(t *testing.T) {
	t.Parallel()
	tests := map[string]string{
		"a message":                      locationXML,
		"a byte order mark":              "\uFEFF" + locationXML,
		"a declaration":                  `<?xml version="1.0" encoding="UTF-8"?><xml/>`,
		"a declaration of all":           `<?xml version='1.0' standalone='yes' ?><xml/>`,
		"a declaration without encoding": `<?xml version='1.0'?><xml/>`,
		"white space around the root":    " \r\n\t<xml>\n</xml>\n ",
		"Windows line ends":              "<xml>\r\n<Content>a\r\nb\rc</Content></xml>",
		"entities":                       "<xml><A>&lt;a&gt; &amp; &quot;b&quot; &apos;</A></xml>",
		"character references":           "<xml><Content>&#20320;&#x597D;&#13;</Content></xml>",
		"an empty element":               "<xml><Label/><Poiname></Poiname><Scale /></xml >",
		"text and CDATA side by side":    "<xml><A>a<![CDATA[<b>]]>c<![CDATA[]]></A></xml>",
		"a split ]]>":                    "<xml><A><![CDATA[a]]]]><![CDATA[>b]]></A></xml>",
		"an entity within CDATA is text": "<xml><Content><![CDATA[&amp;]]></Content></xml>",
		"repeated items of a list":       "<xml><PicList><item/><item/></PicList></xml>",
		"a quote and a > as they are":    `<xml><Content>"'></Content></xml>`,
		"characters outside the BMP":     "<xml><Content>🍜</Content></xml>",
		"a name with a dash and a dot":   "<xml><_a-b.c1>x</_a-b.c1></xml>",
		"the deepest WeChat sends":       "<xml><A><B><item><C>x</C></item></B></A></xml>",
		"white space among elements":     "<xml><A>\n <B>x</B>\n </A></xml>",
	}
	for name, body := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := parse([]byte(body))
			if err != nil {
				t.Fatalf("parse(%q): %v", body, err)
			}
			want, err := walk([]byte(body))
			if err != nil {
				t.Fatalf("encoding/xml on %q: %v", body, err)
			}
			if diff := cmp.Diff(want, got, treesEqual); diff != "" {
				t.Errorf("parse(%q) differs from encoding/xml (-want +got):\n%s", body, diff)
			}
		})
	}
}

func TestParseRefuses(t *testing.T) {
	t.Parallel()
	tests := map[string]struct{ body, want string }{
		"nothing":               {"", "element was expected"},
		"white space alone":     {" \n", "element was expected"},
		"text":                  {"hello", "element was expected"},
		"JSON":                  {`{"ToUserName":"gh_1"}`, "element was expected"},
		"another root":          {"<XML/>", `root is "XML"`},
		"a second root":         {"<xml/><xml/>", "follows the root"},
		"text after the root":   {"<xml/>x", "follows the root"},
		"NUL after the root":    {"<xml/>\x00", "forbids"},
		"a comment after it":    {"<xml/><!-- -->", "follows the root"},
		"a DOCTYPE":             {"<!DOCTYPE xml><xml/>", "not an element"},
		"an entity declaration": {`<!DOCTYPE xml [<!ENTITY a "b">]><xml/>`, "not an element"},
		"an external entity":    {`<!DOCTYPE xml SYSTEM "file:///etc"><xml/>`, "not an element"},
		"a directive inside":    {"<xml><!ELEMENT a></xml>", "not an element"},
		"a comment":             {"<xml><!-- a --></xml>", "not an element"},
		"an instruction":        {"<xml><?php ?></xml>", "not an element"},
		"an instruction before": {"<?php ?><xml/>", "declaration"},
		"two declarations": {
			`<?xml version="1.0"?><?xml version="1.0"?><xml/>`, "not an element",
		},
		"a late declaration":      {` <?xml version="1.0"?><xml/>`, "not an element"},
		"an open declaration":     {`<?xml version="1.0"><xml/>`, "declaration"},
		"another encoding":        {`<?xml version="1.0" encoding="GBK"?><xml/>`, "declaration"},
		"another version":         {`<?xml version="1.1"?><xml/>`, "declaration"},
		"a style sheet":           {`<?xml-stylesheet href="x"?><xml/>`, "declaration"},
		"a namespace":             {`<xml xmlns="urn:x"/>`, "attribute"},
		"a prefixed element":      {"<xml><a:Content/></xml>", "attribute"},
		"an attribute":            {`<xml><Content a="b">x</Content></xml>`, "attribute"},
		"a duplicate":             {"<xml><A>1</A><B/><A>2</A></xml>", "A stands twice"},
		"a duplicate deeper down": {"<xml><A><B/><B/></A></xml>", "B stands twice"},
		"text beside elements":    {"<xml>x<A/></xml>", "beside elements"},
		"a cut opening tag":       {"<xml><Cont", "does not end"},
		"a cut text":              {"<xml><Content>abc", "too early"},
		"a cut CDATA section":     {"<xml><Content><![CDATA[abc]]</Content></xml>", "does not end"},
		"a cut closing tag":       {"<xml><Content>abc</Conte", "not closed"},
		"a cut root":              {"<xml><Content>abc</Content>", "too early"},
		"the wrong closing tag":   {"<xml><A></B></xml>", "A is not closed"},
		"crossed tags":            {"<xml><A><B></A></B></xml>", "B is not closed"},
		"an unknown entity":       {"<xml>&nbsp;</xml>", "entity"},
		"an open entity":          {"<xml>a & b</xml>", "entity"},
		"an empty reference":      {"<xml>&#;</xml>", "entity"},
		"a signed reference":      {"<xml>&#+65;</xml>", "entity"},
		"a reference to NUL":      {"<xml>&#0;</xml>", "entity"},
		"a reference to half":     {"<xml>&#xD800;</xml>", "entity"},
		"a huge reference":        {"<xml>&#99999999999;</xml>", "entity"},
		"a stray end of CDATA":    {"<xml>a ]]> b</xml>", "never began"},
		"a control character":     {"<xml>\x01</xml>", "forbids"},
		"U+FFFE":                  {"<xml>\uFFFE</xml>", "forbids"},
		"invalid UTF-8":           {"<xml>\xff</xml>", "forbids"},
		"a nameless element":      {"<xml><></></xml>", "not an element"},
		"a name that is a number": {"<xml><1/></xml>", "not an element"},
		"a name without end":      {"<" + strings.Repeat("a", 65) + "/>", "not an element"},
		"a tower of elements":     {"<xml>" + strings.Repeat("<a>", 9000), "too deep"},
		"a crowd of elements":     {"<xml>" + strings.Repeat("<item/>", 65) + "</xml>", "too many"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := parse([]byte(test.body))
			if err == nil {
				t.Fatalf("parse(%.60q) got %+v, want an error", test.body, got)
			}
			if !strings.Contains(err.Error(), test.want) {
				t.Errorf("parse(%.60q) got error %q, want one with %q", test.body, err, test.want)
			}
		})
	}
}

func BenchmarkParse(b *testing.B) {
	for b.Loop() {
		if _, err := parse([]byte(locationXML)); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkEncodingXML is what BenchmarkParse would cost with encoding/xml.
func BenchmarkEncodingXML(b *testing.B) {
	for b.Loop() {
		if _, err := walk([]byte(locationXML)); err != nil {
			b.Fatal(err)
		}
	}
}
