#!/usr/bin/env bash
# Runs the whole test suite against a real PostGIS. Each package is told of when it is
# done, and at the end which tests were skipped and why. RACE=1 runs it with the race
# detector, which takes about twice as long and a C compiler. AGAIN=1 runs tests that failed
# beside all others once more, alone, if they are few, and says so: on two busy cores a test
# may wait longer than it allows. Neither a race nor a panic is forgiven.
#
#   test.sh [FLAG…]        flags of go test, such as -run=Name; with -v or -bench its own output
#   test.sh long [FLAG…]   the long tests alone, each at its whole size
set -euo pipefail
cd "$(dirname "$0")/.."

if [[ -z ${NEARBY_TEST_DATABASE_URL:-} ]]; then
	exec scripts/database.sh test "$PWD/scripts/test.sh" "$@"
fi

# quick_first prints the packages, those that take minutes last: go test begins with them
# in this order. Last of all comes integration, whose faults want a machine that is not
# busy with building the rest.
quick_first() {
	local all slow='/(api/page|bench/table|cells|cmd/nearby|seed|store)$'
	all=$(go list ./...)
	grep -vE "$slow|/integration$" <<<"$all"
	grep -E "$slow" <<<"$all"
	grep -E '/integration$' <<<"$all"
}

# long_tests prints a pattern of the tests that ask package testsize for their size.
long_tests() {
	# shellcheck disable=SC2016 # the dollars are awk's
	grep -rl 'testsize\.Pick(' --include='*_test.go' . | xargs awk '
		/^func / { name = $2; sub(/\(.*/, "", name) }
		/testsize\.Pick\(/ && name ~ /^Test/ { print name }' | sort -u | paste -sd '|'
}

# long_packages prints the packages that have such tests.
long_packages() {
	grep -rl 'testsize\.Pick(' --include='*_test.go' . | xargs -n 1 dirname | sort -u
}

race=()
[[ -z ${RACE:-} ]] || race=(-race)
if [[ ${1:-} == long ]]; then
	shift
	export NEARBY_TEST_LONG=1
	# One package after the other: several count what a crowd is told, or how often.
	set -- -p=1 -run="^($(long_tests))\$" "$@"
	mapfile -t packages < <(long_packages)
else
	mapfile -t packages < <(quick_first)
fi
# Go's cache of results does not see the database, so each run is a real one. make lint vets
# all tests; here each package would be checked once more.
flags=("${race[@]}" -count=1 -timeout=20m -vet=off "$@")
case " $* " in
*" -v"* | *" -bench"*) exec go test "${flags[@]}" "${packages[@]}" ;;
esac
mkdir -p bin
go build -o bin/testreport ./scripts/testreport
if [[ -z ${AGAIN:-} ]]; then
	go test -json "${flags[@]}" "${packages[@]}" | bin/testreport
	exit
fi
failed=$(mktemp)
trap 'rm -f "$failed"' EXIT
go test -json "${flags[@]}" "${packages[@]}" | bin/testreport -again "$failed" && exit
[[ -s $failed ]] || exit 1
echo "=== these failed beside all others, and are run again, alone:"
cat "$failed"
while read -r package name; do
	go test -json "${flags[@]}" -run="^$name\$" "$package" </dev/null | bin/testreport
done <"$failed"
