// Package tracing sends spans to a collector of OpenTelemetry, by OTLP over HTTP.
//
// It reads OpenTelemetry's own variables and does nothing without an endpoint. What
// is a span, and what may stand in it, is decided where spans are made. It has a
// client of its own because that of OpenTelemetry brings the whole of gRPC along.
package tracing

import (
	"context"
	"fmt"

	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/exporters/otlp/otlptrace"
	"go.opentelemetry.io/otel/sdk/resource"
	sdk "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/trace"
)

// Start returns a tracer whose spans go where the environment says, and a function
// that sends the last of them. Without an endpoint the tracer is nil. The version is
// that of the program.
func Start(
	ctx context.Context, getenv func(string) string, version string,
) (trace.Tracer, func(context.Context) error, error) {
	c, err := newClient(getenv)
	if err != nil {
		return nil, nil, fmt.Errorf("traces: %w", err)
	}
	if c == nil {
		return nil, func(context.Context) error { return nil }, nil
	}
	exporter, err := otlptrace.New(ctx, c)
	if err != nil {
		return nil, nil, fmt.Errorf("traces: %w", err)
	}
	// What the environment says comes last, and so wins.
	program, err := resource.New(ctx,
		resource.WithAttributes(attribute.String("service.name", "nearby"),
			attribute.String("service.version", version)),
		resource.WithFromEnv())
	if err != nil {
		return nil, nil, fmt.Errorf("traces: %w", err)
	}
	provider := sdk.NewTracerProvider(sdk.WithBatcher(exporter), sdk.WithResource(program))
	otel.SetTracerProvider(provider)
	return provider.Tracer("nearby"), provider.Shutdown, nil
}
