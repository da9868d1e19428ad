package platformtest

// Account is a type of account. It decides which calls the account may make.
type Account int

// The types of account.
const (
	VerifiedService        Account = iota // 认证服务号: all
	UnverifiedService                     // 未认证服务号: the menu only
	VerifiedSubscription                  // 认证公众号: menu, media, messages
	UnverifiedSubscription                // 未认证公众号: none of these
	TestAccount                           // 测试号: all
)

// permission covers a group of calls. Every account has "".
type permission string

const (
	customMenu     permission = "menu"
	customMessages permission = "messages"
	mediaFiles     permission = "media"
	sceneCodes     permission = "codes"
)

// may reports whether an account of this type has a permission.
func (a Account) may(p permission) bool {
	switch a {
	case VerifiedService, TestAccount:
		return true
	case UnverifiedService:
		return p == "" || p == customMenu
	case VerifiedSubscription:
		return p != sceneCodes
	case UnverifiedSubscription:
		return p == ""
	}
	return false
}
