# Counts checks, for a script that sources it. It names each, and shows what a failed one printed.
passed=0 failed=0
check() { # name, command...
  local name=$1 out; shift
  if out=$("$@" 2>&1); then passed=$((passed + 1)); echo "ok      $name"
  else failed=$((failed + 1)); echo "failed  $name"; printf '%s\n' "$out" | head -n 60; fi
}
all_passed() { # name of the script
  echo "$1: $passed passed, $failed failed"
  [ "$failed" -eq 0 ]
}
