-- Requests as people make them: every page of ever new municipalities in three languages, levers turned, unknown names. For wrk; see load.sh.
local numbers = {}
for number in io.lines(os.getenv('MUNICIPALITIES')) do numbers[#numbers + 1] = number end
local pages = { 'outlook', 'standing', 'population', 'levers', 'schools', 'outlook?ids=care.,economy.', 'tornado?year=2040' }
local languages = { 'nb', 'nn', 'en' }
local count = 0
request = function()
  count = count + 1
  local number = numbers[count % #numbers + 1]
  local page = pages[math.floor(count / 3) % #pages + 1]
  local joint = page:find('?', 1, true) and '&' or '?'
  if count % 5 == 0 then
    local body = string.format('{"changes":[{"id":"institution_to_staffed_home","value":%.4f}],"paths":0}', (count % 997) / 3000)
    return wrk.format('POST', '/api/v1/municipalities/' .. number .. '/rooms?lang=nb', { ['Content-Type'] = 'application/json', ['X-Handlingsrom'] = '1' }, body)
  end
  if count % 101 == 0 then return wrk.format('GET', '/api/v1/municipalities/atlantis' .. count .. '/outlook') end
  return wrk.format('GET', '/api/v1/municipalities/' .. number .. '/' .. page .. joint .. 'lang=' .. languages[count % 3 + 1], { ['Accept-Encoding'] = 'br' })
end
