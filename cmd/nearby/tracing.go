package main

import (
	"context"
	"fmt"
	"os"

	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/exporters/otlp/otlptrace/otlptracehttp"
	"go.opentelemetry.io/otel/sdk/resource"
	sdk "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/trace"
)

// tracing sends spans where OpenTelemetry's own variables say. Without
// OTEL_EXPORTER_OTLP_ENDPOINT there are none, and the tracer is nil. What it
// returns sends the last ones.
func tracing(ctx context.Context) (trace.Tracer, func(context.Context) error, error) {
	if os.Getenv("OTEL_EXPORTER_OTLP_ENDPOINT") == "" {
		return nil, func(context.Context) error { return nil }, nil
	}
	exporter, err := otlptracehttp.New(ctx)
	if err != nil {
		return nil, nil, fmt.Errorf("traces: %w", err)
	}
	// What the environment says goes last, and so wins.
	program, err := resource.New(ctx,
		resource.WithAttributes(attribute.String("service.name", "nearby"),
			attribute.String("service.version", versionName())),
		resource.WithFromEnv())
	if err != nil {
		return nil, nil, fmt.Errorf("traces: %w", err)
	}
	provider := sdk.NewTracerProvider(sdk.WithBatcher(exporter), sdk.WithResource(program))
	otel.SetTracerProvider(provider)
	return provider.Tracer("nearby"), provider.Shutdown, nil
}
