package dialogue

// fromHereZH are the ways to leave a place that was named for where one is oneself.
var fromHereZH = []string{
	`(?:那|就|还是|再)*(?:回到?|返回|换回|改回)(?:到)?(?:我|我们|原来|刚才|当前|现在)(?:的|现在|自己|所在)*(?:这[里儿边]?|附近|身边|位置|地方|定位)?`,
	`(?:用|按|以|看)(?:我|当前|现在)(?:的|现在|自己|当前)*(?:这[里儿边]|附近|位置|定位)`,
}

// fromHere searches around the person again. Where that is they have to say anew if they
// named another place meanwhile.
func (d Dialogue) fromHere(s Session, each bool) (Session, Action) {
	want := s.last()
	want.Near = ""
	if s.Near != "" {
		s = s.withoutPlace()
	}
	return d.search(s, want, each)
}
