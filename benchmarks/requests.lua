-- wrk: one request after the other, each as another member.
-- Arguments: method, path, file with a session key a line, ETag or "-".

local thread_count = 0
function setup(thread)
  thread:set("offset", thread_count)
  thread_count = thread_count + 1
end

local token = string.rep("b", 32)
local sessions, n = {}, 0

function init(args)
  method, path, etag = args[1], args[2], args[4]
  if args[3] ~= "-" then
    local place = 0
    for line in io.lines(args[3]) do
      -- Two threads share no member, so that each save of one really changes a rating.
      if place % 2 == offset then sessions[#sessions + 1] = line end
      place = place + 1
    end
  end
end

function request()
  n = n + 1
  local headers = {}
  if etag ~= "-" then headers["If-None-Match"] = etag end
  if #sessions > 0 then headers["Cookie"] = "sessionid=" .. sessions[n % #sessions + 1] end
  if method ~= "POST" then return wrk.format(method, path, headers) end
  headers["Cookie"] = headers["Cookie"] .. "; csrftoken=" .. token
  headers["Content-Type"] = "application/x-www-form-urlencoded"
  headers["HX-Request"] = "true"
  local level = math.floor(n / #sessions) % 5
  return wrk.format(method, path, headers, "level=" .. level .. "&csrfmiddlewaretoken=" .. token)
end
