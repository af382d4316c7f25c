import { createServer, type Server, type ServerResponse } from "node:http";
import { monitorEventLoopDelay } from "node:perf_hooks";
import type { Services } from "../services.ts";

interface Sample {
  readonly name: string;
  readonly type: "gauge" | "counter";
  readonly help: string;
  readonly value: number;
}

/** Numbers of the process and its queues in Prometheus' text format. No names, no ids, no content. */
async function samples(services: Services, delay: ReturnType<typeof monitorEventLoopDelay>): Promise<Sample[]> {
  const { store, images, events, streams, preparations, vault } = services;
  const head = await store.read.trailHead();
  const load = images.load();
  const opens = vault.counters().reduce((sum, row) => sum + row.opens, 0);
  const milliseconds = (nanoseconds: number) => (Number.isFinite(nanoseconds) ? nanoseconds / 1e6 : 0);
  const gauge = (name: string, help: string, value: number): Sample => ({ name, type: "gauge", help, value });
  const counter = (name: string, help: string, value: number): Sample => ({ name, type: "counter", help, value });
  return [
    counter("trail_entries_total", "Entries in the trail", head.size),
    counter("vault_opens_total", "Records opened since the start", opens),
    gauge(
      "writer_stalled_milliseconds",
      "Time since the writer finished a batch while work waits",
      store.stalledForMs(),
    ),
    gauge("image_jobs_waiting", "Picture jobs that wait", load.waiting),
    gauge("image_jobs_running", "Picture jobs that run", load.running),
    gauge("screens_connected", "Open control streams", events.size),
    gauge("protected_replies", "Protected replies under way", streams.size - preparations.size),
    gauge("prepared_tasks", "Next tasks that are held ready, sealed", preparations.size),
    gauge("event_loop_delay_p99_milliseconds", "Delay of the main thread", milliseconds(delay.percentile(99))),
    gauge("resident_memory_bytes", "Resident memory", process.memoryUsage.rss()),
    counter("process_uptime_seconds", "Seconds since the start", process.uptime()),
  ];
}

/** Serves /metrics on loopback, on a port of its own; 0 turns it off. */
export async function startMetrics(services: Services): Promise<Server | null> {
  const { metricsPort } = services.config;
  if (metricsPort === 0) return null;
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  const server = createServer((request, reply) => {
    if (request.method !== "GET" || request.url !== "/metrics") {
      reply.writeHead(404).end();
      return;
    }
    void answer(services, delay, reply);
  });
  await new Promise<void>((ready, failed) => {
    server.once("error", failed);
    server.listen(metricsPort, "127.0.0.1", ready);
  });
  server.unref();
  return server;
}

async function answer(
  services: Services,
  delay: ReturnType<typeof monitorEventLoopDelay>,
  reply: ServerResponse,
): Promise<void> {
  try {
    const lines = (await samples(services, delay)).flatMap(({ name, type, help, value }) => [
      `# HELP keyhole_${name} ${help}`,
      `# TYPE keyhole_${name} ${type}`,
      `keyhole_${name} ${value}`,
    ]);
    reply.writeHead(200, { "content-type": "text/plain; version=0.0.4" }).end(`${lines.join("\n")}\n`);
    delay.reset();
  } catch (cause) {
    services.log.warn({ err: cause }, "metrics failed");
    reply.writeHead(503).end();
  }
}
