#!/usr/bin/env bash
# Writes crypto.json: signatures and ciphertexts of callbacks, made with openssl
# alone and by the rules of WeChat's pages, so that they prove the Go code:
#   https://developers.weixin.qq.com/doc/service/guide/dev/push/encryption.html
# Run it in this folder: bash crypto.sh > crypto.json
set -euo pipefail
export LC_ALL=C

app_id=wxb11529c136998cb6

# sha1 PART…: hex SHA-1 of the parts, sorted by bytes and joined.
sha1() {
  printf '%s\n' "$@" | sort | tr -d '\n' | openssl dgst -sha1 -r | cut -d' ' -f1
}

# hex: standard input in hexadecimal.
hex() { od -An -v -tx1 | tr -d ' \n'; }

# bytes HEX: back to bytes.
# shellcheck disable=SC2059 # the format is the bytes, as escapes
bytes() { printf "$(printf '%s' "$1" | sed 's/../\\x&/g')"; }

# encrypt KEY RANDOM TEXT: AES-256-CBC over random(16) + length(4) + text + AppID,
# padded to a multiple of 32 bytes; the IV is the head of the key.
encrypt() {
  key=$(printf '%s=' "$1" | openssl base64 -d -A | hex)
  size=$(printf '%s' "$3" | wc -c)
  total=$((16 + 4 + size + ${#app_id}))
  pad=$((32 - total % 32))
  plain=$(printf '%s' "$2" | hex)$(printf '%08x' "$size")$(printf '%s%s' "$3" "$app_id" | hex)
  for _ in $(seq "$pad"); do plain=$plain$(printf '%02x' "$pad"); done
  bytes "$plain" |
    openssl enc -aes-256-cbc -nopad -K "$key" -iv "$(printf '%.32s' "$key")" |
    openssl base64 -A
}

# text CONTENT: the message of a person.
text() {
  printf '<xml><ToUserName>gh_5d41402abc4b</ToUserName><FromUserName>oSomebody</FromUserName>'
  printf '<CreateTime>1714112446</CreateTime><MsgType>text</MsgType>'
  printf '<Content>%s</Content><MsgId>24012345678901201</MsgId></xml>' "$1"
}

comma=
# entry NAME VALUE…: one object of the list; values hold no quotes.
entry() {
  printf '%s' "$comma"
  comma=',
'
  printf '  {'
  between=
  while [ $# -gt 0 ]; do
    printf '%s"%s": "%s"' "$between" "$1" "$2"
    between=', '
    shift 2
  done
  printf '}'
}

signature() { # ID TOKEN TIMESTAMP NONCE
  entry id "$1" token "$2" timestamp "$3" nonce "$4" signature "$(sha1 "$2" "$3" "$4")"
}

message() { # ID KEY RANDOM CONTENT
  plaintext=$(text "$4")
  encrypted=$(encrypt "$2" "$3" "$plaintext")
  entry id "$1" token token-1 timestamp 1714112446 nonce 486452656 \
    appid "$app_id" encoding_aes_key "$2" random "$3" plaintext "$plaintext" content "$4" \
    encrypt "$encrypted" msg_signature "$(sha1 token-1 1714112446 486452656 "$encrypted")"
}

key=abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG
spare=jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2D # the two spare bits of its end are set
chinese='附近的餐厅 🍜'

echo '['
signature "digits sort before letters" token-1 1714112446 486452656
signature "capitals sort before small letters" Zz9 1714112446 nonce
signature "a token that is a number" 1500000000 1714112446 2
for n in $(seq 32); do # one for each length of the padding
  message "a content of $n letters" "$key" 0123456789abcdef "$(printf "%${n}s" | tr ' ' x)"
done
message "characters of three and four bytes" "$key" fedcba9876543210 "$chinese"
message "a key with spare bits" "$spare" fedcba9876543210 "$chinese"
printf '\n]\n'
