-- The load of wrk: every call is sent once, as it was prepared, and is only put together here.
--
-- Arguments: a Lua file with the call's text around its gaps, and the beginning of the names of the
-- files that fill them, one for each thread; a line is a nonce of 32 characters, a space and a signature.

local threads = {}
local text, lines

function setup(thread)
  thread:set("id", #threads)
  table.insert(threads, thread)
end

function init(args)
  text = dofile(args[1])
  if #text > 1 then
    lines = io.lines(args[2] .. "." .. id)
  end
  ranOut = 0
end

function request()
  if not lines then
    return text[1]
  end
  local line = lines()
  if not line then
    -- Nothing is sent from here on: a nonce is never sent twice.
    ranOut = 1
    lines = function() end
    return ""
  end
  return text[1] .. line:sub(1, 32) .. text[2] .. line:sub(34) .. text[3]
end

function done(summary, latency, requests)
  local ended = 0
  for _, thread in ipairs(threads) do
    ended = ended + thread:get("ranOut")
  end
  local errors = summary.errors
  print(string.format(
    "measured requests=%d micros=%d p50=%d p99=%d notGood=%d connect=%d read=%d write=%d timeout=%d ranOut=%d",
    summary.requests, summary.duration, latency:percentile(50), latency:percentile(99),
    errors.status, errors.connect, errors.read, errors.write, errors.timeout, ended))
end
