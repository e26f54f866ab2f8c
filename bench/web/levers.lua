-- People who have signed in and pull sliders: each request another's, with a position that nobody has asked for before. For wrk; see levers.mjs.
local cookies, numbers = {}, {}
for cookie in io.lines(os.getenv('COOKIES')) do cookies[#cookies + 1] = cookie end
for number in io.lines(os.getenv('MUNICIPALITIES')) do numbers[#numbers + 1] = number end
local pause = tonumber(os.getenv('PAUSE') or '0')
local levers = { { 'class_size', 14, 17.5 }, { 'institution_to_staffed_home', 0.01, 0.4 }, { 'economy.income_growth', 0.001, 0.012 } }
local only = os.getenv('LEVER') or ''
if only ~= '' then
  for _, lever in ipairs(levers) do if lever[1] == only then levers = { lever } end end
end
local languages = { 'nb', 'nn', 'en' }
local count, told = 0, {}
math.randomseed(os.time())

function delay()
  return pause == 0 and 0 or math.random(math.floor(pause / 2), math.floor(pause * 3 / 2))
end

function request()
  count = count + 1
  local user = count % #cookies + 1
  local lever = levers[count % #levers + 1]
  local value = lever[2] + math.random() * (lever[3] - lever[2])
  return wrk.format('POST', '/api/v1/municipalities/' .. numbers[user % #numbers + 1] .. '/rooms?lang=' .. languages[user % 3 + 1],
    { ['Content-Type'] = 'application/json', ['X-Handlingsrom'] = 'bench', ['Accept-Encoding'] = 'br', ['Cookie'] = cookies[user] },
    string.format('{"changes":[{"id":"%s","value":%.9f}],"figures":["rooms."],"readings":false}', lever[1], value))
end

if os.getenv('STATUSES') then
  function response(status, headers, body)
    if status ~= 200 then
      told[status] = (told[status] or 0) + 1
      if told[status] <= 2 then print(status, body) end
    end
  end
end
