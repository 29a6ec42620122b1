-- The requests of one job, for wrk: wrk … -s requests.lua URL -- JOB FIRST LAST VIEWS     (numbers of open incidents, ids of views)
local job, first, last, views

local function open_incident() return "/api/v1/tickets/INC-" .. math.random(first, last) end

-- What a row of the workspace's queue shows.
local queue = "/api/v1/tickets?state=new,assigned,in_progress,pending&sort=queue_key&limit=50&fields=id,number,kind,subject," ..
              "state,pending_reason,priority,requester,service,site,group,assignee,channel,tags,clocks,next_due_at,created_at," ..
              "updated_at,version"

-- Words that stand in a few and in very many of the tickets.
local words = {"Printer", "%E6%8E%89%E7%BA%BF", "%22does%20not%20answer%22", "%22Restarted%20the%20service%22", "VPN", "%E7%BB%8F%E5%B8%B8"}
local function search_for() return "/api/v1/search?kind=ticket&limit=20&q=" .. words[math.random(#words)] end

local jobs = {
    create = function()
        return wrk.format("POST", "/api/v1/incidents", nil,
                          '{"subject": "Printer on the third floor is out of paper", "description": "Nobody can print."}')
    end,
    reply = function()
        return wrk.format("POST", open_incident() .. "/entries", nil, '{"kind": "reply", "body": "We are looking into it."}')
    end,
    read = function() return wrk.format("GET", open_incident()) end,
    queue = function() return wrk.format("GET", queue) end,
    group_queue = function() return wrk.format("GET", queue .. "&group=team-" .. math.random(0, 39)) end,
    view_counts = function() return wrk.format("GET", "/api/v1/views/counts?views=" .. views) end,
    duplicates = function()
        return wrk.format("GET", "/api/v1/duplicates?service=it&requester=person-" .. math.random(0, 499) ..
                          "&subject=Printer%20does%20not%20answer%20%E7%BB%8F%E5%B8%B8%E6%8E%89%E7%BA%BF")
    end,
    report = function() return wrk.format("GET", "/api/v1/reports/basic") end,
    search = function() return wrk.format("GET", search_for()) end,
    search_ranked = function() return wrk.format("GET", search_for() .. "&sort=rank") end,
    whole_tickets = function() return wrk.format("GET", "/api/v1/tickets?limit=50") end,
}

function init(words)
    job, first, last, views = words[1], tonumber(words[2]), tonumber(words[3]), words[4]
    wrk.headers["Content-Type"] = "application/json"
end

function request() return jobs[job]() end

function done(summary, latency)
    io.write(string.format(
        '{"count": %d, "per_second": %.0f, "p50_ms": %.3f, "p95_ms": %.3f, "p99_ms": %.3f, "refused": %d, "broken": %d}\n',
        summary.requests, summary.requests / summary.duration * 1e6, latency:percentile(50) / 1e3,
        latency:percentile(95) / 1e3, latency:percentile(99) / 1e3, summary.errors.status,
        summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout))
end
