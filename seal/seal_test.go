package seal_test

import (
	"bytes"
	"errors"
	"testing"

	"nearby/seal"
)

const secret = "0123456789abcdef0123456789abcdef"

func TestBoxOpensWhatItSealed(t *testing.T) {
	t.Parallel()
	plain, name := []byte("人民广场"), []byte("row 7")
	sealed := box(t, secret, "reply").Seal(plain, name)
	got, err := box(t, secret, "reply").Open(sealed, name)
	if err != nil || !bytes.Equal(got, plain) {
		t.Errorf("Open() = %q, %v, want %q", got, err, plain)
	}
	if again := box(t, secret, "reply").Seal(plain, name); bytes.Equal(again, sealed) {
		t.Error("sealing the same twice gives the same bytes")
	}
	if bytes.Contains(sealed, plain) {
		t.Error("the sealed text shows the plain one")
	}
}

func TestBoxRefusesWhatIsNotItsOwn(t *testing.T) {
	t.Parallel()
	sealed := box(t, secret, "reply").Seal([]byte("text"), []byte("name"))
	flipped := bytes.Clone(sealed)
	flipped[len(flipped)-1] ^= 1
	tests := map[string]struct {
		secret, label, name string
		sealed              []byte
	}{
		"another secret":  {secret + "x", "reply", "name", sealed},
		"another purpose": {secret, "token", "name", sealed},
		"another name":    {secret, "reply", "nome", sealed},
		"a flipped bit":   {secret, "reply", "name", flipped},
		"a cut text":      {secret, "reply", "name", sealed[:10]},
		"nothing":         {secret, "reply", "name", nil},
	}
	for name, test := range tests {
		_, err := box(t, test.secret, test.label).Open(test.sealed, []byte(test.name))
		if !errors.Is(err, seal.ErrBroken) {
			t.Errorf("%s: Open() error = %v, want ErrBroken", name, err)
		}
	}
}

// While the secret is being changed, what the old one sealed still opens, and
// new texts are sealed under the new one.
func TestBoxOpensWhatThePreviousSecretSealed(t *testing.T) {
	t.Parallel()
	old := box(t, secret, "page").Seal([]byte("text"), nil)
	changing, err := seal.New("fedcba9876543210fedcba9876543210", secret).Box("page")
	if err != nil {
		t.Fatal(err)
	}
	if got, err := changing.Open(old, nil); err != nil || string(got) != "text" {
		t.Errorf("Open(old) = %q, %v, want the text", got, err)
	}
	if _, err := box(t, secret, "page").Open(changing.Seal([]byte("text"), nil), nil); !errors.Is(err, seal.ErrBroken) {
		t.Errorf("the old secret opens what the new one sealed: %v", err)
	}
}

func TestABoxNeedsASecret(t *testing.T) {
	t.Parallel()
	if _, err := seal.New("", "").Box("page"); err == nil {
		t.Error("Box() error = nil without a secret")
	}
}

func TestHashDependsOnSecretPurposeAndName(t *testing.T) {
	t.Parallel()
	one := seal.New(secret, "").Hasher("person").Hash("oOpenID")
	if len(one) != 32 || !bytes.Equal(one, seal.New(secret, "").Hasher("person").Hash("oOpenID")) {
		t.Errorf("Hash() = %x, want the same 32 bytes each time", one)
	}
	for name, other := range map[string][]byte{
		"secret":  seal.New(secret+"x", "").Hasher("person").Hash("oOpenID"),
		"purpose": seal.New(secret, "").Hasher("reply").Hash("oOpenID"),
		"name":    seal.New(secret, "").Hasher("person").Hash("oOpenId"),
	} {
		if bytes.Equal(one, other) {
			t.Errorf("another %s gives the same hash", name)
		}
	}
}

func box(t *testing.T, secret, label string) seal.Box {
	t.Helper()
	b, err := seal.New(secret, "").Box(label)
	if err != nil {
		t.Fatal(err)
	}
	return b
}
