import type { Meter, Tracer } from "@opentelemetry/api";
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from "@opentelemetry/sdk-metrics";
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
  type ReadableSpan,
} from "@opentelemetry/sdk-trace-base";

/** One value of a metric: a sum, or how many values a histogram holds. */
export interface RecordedValue {
  readonly name: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly value: unknown;
}

/** What OpenTelemetry's own SDK makes of the spans and metrics. */
export interface RecordedTelemetry {
  readonly tracer: Tracer;
  readonly meter: Meter;
  readonly spans: () => readonly ReadableSpan[];
  readonly values: () => Promise<readonly RecordedValue[]>;
  readonly close: () => Promise<void>;
}

export function recordedTelemetry(): RecordedTelemetry {
  const spans = new InMemorySpanExporter();
  const metrics = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  const tracers = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spans)] });
  const meters = new MeterProvider({
    readers: [new PeriodicExportingMetricReader({ exporter: metrics, exportIntervalMillis: 3_600_000 })],
  });
  return {
    tracer: tracers.getTracer("test"),
    meter: meters.getMeter("test"),
    spans: () => spans.getFinishedSpans(),
    async values() {
      await meters.forceFlush();
      const latest = metrics.getMetrics().at(-1)?.scopeMetrics ?? [];
      return latest.flatMap((scope) =>
        scope.metrics.flatMap(({ descriptor, dataPoints }) =>
          dataPoints.map(({ attributes, value }) => ({ name: descriptor.name, attributes, value })),
        ),
      );
    },
    async close() {
      await tracers.shutdown();
      await meters.shutdown();
    },
  };
}
