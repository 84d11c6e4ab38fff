#!/usr/bin/env bash
# Sets up and runs every test. The last line is "N passed, N failed"; the exit code is 0 only when nothing failed and every suite ran.
#   ./test.sh            everything
#   ./test.sh NAME ...   only the suites whose names contain one of the words, e.g. ./test.sh Core Browser
set -uo pipefail
cd "$(dirname "$0")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 UseSharedCompilation=true
results=TestResults
rm -rf "$results" && mkdir -p "$results"
failed=0

say() { printf '\n== %s\n' "$*"; }

need() { # need COMMAND WHAT
  command -v "$1" >/dev/null || { echo "$1 is missing: install $2."; failed=$((failed + 1)); finish; }
}

# finish: adds up what every suite left behind. A suite that was killed half way left "0 1 0".
finish() {
  local passed skipped
  read -r passed failed skipped < <(cat "$results"/*.count 2>/dev/null | awk -v f="$failed" '{ p += $1; f += $2; s += $3 } END { print p + 0, f + 0, s + 0 }')
  say "logs are in $results/"
  [ "$skipped" -eq 0 ] || echo "$skipped skipped: the checks say in their logs what they lack"
  echo "$passed passed, $failed failed"
  [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
  exit
}

number() { # number FILE REGEX: the sum of the first group over all matching lines
  sed -nE "s/.*$2.*/\1/p" "$1" | awk '{ sum += $1 } END { print sum + 0 }'
}

# suite NAME KIND COMMAND...: runs it, counts its tests; a suite that fails without a failed test, or runs none, counts as one failure.
suite() {
  local name=$1 kind=$2 log="$results/${1//\//-}.log" count="$results/${1//\//-}.count" code p f s
  shift 2
  wanted "$name" || return 0
  echo "0 1 0" >"$count"
  local start=$SECONDS
  "$@" >"$log" 2>&1
  code=$?
  case $kind in
    dotnet) p=$(number "$log" 'Passed: +([0-9]+)') f=$(number "$log" 'Failed: +([0-9]+)') s=$(number "$log" 'Skipped: +([0-9]+)') ;;
    node) p=$(number "$log" '^[#ℹ] pass ([0-9]+)') f=$(number "$log" '^[#ℹ] fail ([0-9]+)') s=$(number "$log" '^[#ℹ] skipped ([0-9]+)') ;;
    browser) p=$(number "$log" '^ +([0-9]+) passed') f=$(number "$log" '^ +([0-9]+) (failed|timed out|interrupted|did not run)') s=$(number "$log" '^ +([0-9]+) skipped') ;;
    check) p=$((code == 0)) f=$((code != 0)) s=0 ;;
  esac
  [ "$code" -ne 0 ] && [ "$f" -eq 0 ] && f=1
  [ "$p" -eq 0 ] && [ "$f" -eq 0 ] && f=1
  echo "$p $f $s" >"$count"
  printf '%-28s %5d passed %4d failed  %4ds\n' "$name" "$p" "$f" $((SECONDS - start))
  [ "$f" -eq 0 ] || { tail -n 60 "$log" | sed 's/^/    /'; }
}

words=("$@")
wanted() {
  [ ${#words[@]} -eq 0 ] && return 0
  local word
  for word in "${words[@]}"; do [[ $1 == *"$word"* ]] && return 0; done
  return 1
}

say "tools"
need dotnet ".NET 10"
need node "Node.js 20 or later"
need npm "npm"
if ! command -v chromium >/dev/null && wanted Browser; then
  echo "installing Chromium"
  { apt-get update && apt-get install -y --no-install-recommends chromium fonts-noto-cjk; } >"$results/chromium.log" 2>&1 || { tail -n 5 "$results/chromium.log"; echo "Chromium could not be installed: the browser tests will fail."; }
fi

say "build"
npm ci --no-fund --no-audit --loglevel=error >"$results/npm.log" 2>&1 || { cat "$results/npm.log"; failed=$((failed + 1)); finish; }
dotnet build CrmPayments.sln -v quiet -nologo >"$results/build.log" 2>&1 || { grep -E 'error' "$results/build.log" | sort -u | head -n 40; failed=$((failed + 1)); finish; }

checks() {
  # The build has judged style and analyzers already; what is left is white space, which needs no projects loaded.
  suite "check/format" check dotnet format whitespace . --folder --verify-no-changes
  local part
  for part in WebResources Emulator/Shell/App; do
    suite "check/types-$part" check npm run --silent typecheck --workspace "$part"
    suite "check/lint-$part" check npm run --silent lint --workspace "$part"
  done
}

dotnet_suite() { suite "$1" dotnet dotnet test "tests/$1" --no-build --nologo --logger "console;verbosity=minimal"; }

everything_but() { # everything_but NAME: the other .NET suites, then those of the npm workspaces
  local project part
  for project in $(grep -L '<IsTestProject>false' tests/*/CrmPayments.Tests.*.csproj); do
    project=$(basename "$(dirname "$project")")
    [ "$project" = "$1" ] || dotnet_suite "$project"
  done
  for part in WebResources Emulator/Shell/App tests/WebApiClients tests/Vendors; do
    suite "npm/$part" node npm test --silent --workspace "$part"
  done
}

# Two lanes: the longest suite beside all others. The browser comes last and alone, so that its pages are not slowed down.
say "checks and tests"
dotnet_suite Plugins &
{ checks; everything_but Plugins; }
wait
suite "Browser" browser npm test --silent --workspace tests/Browser -- --reporter=list

finish
