package api

import (
	"context"
	"net/http"

	"github.com/labstack/echo/v4"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/trace"
)

// traceTo makes a span of each request. It is our own and not otelhttp because of
// what a span may hold: the route and the status, but neither the address, which is
// a link to somebody's surroundings, nor who asked. It does not continue a trace
// that the request names: anybody may send one.
func traceTo(tracer trace.Tracer) echo.MiddlewareFunc {
	return func(next echo.HandlerFunc) echo.HandlerFunc {
		return func(c echo.Context) error { return traced(c, tracer, next) }
	}
}

func traced(c echo.Context, tracer trace.Tracer, next echo.HandlerFunc) error {
	r := c.Request()
	name := c.Path()
	if name == "" {
		name = "none"
	}
	ctx, span := tracer.Start(r.Context(), name, trace.WithSpanKind(trace.SpanKindServer),
		trace.WithAttributes(attribute.String("http.route", name)))
	defer span.End()
	span.SetAttributes(requestID(ctx)...)
	c.SetRequest(r.WithContext(ctx))
	err := next(c)
	status := c.Response().Status
	span.SetAttributes(attribute.Int("http.response.status_code", status))
	if status >= http.StatusInternalServerError {
		span.SetStatus(codes.Error, "")
	}
	return err
}

// requestID leads from a span to the lines of the log.
func requestID(ctx context.Context) []attribute.KeyValue {
	id, ok := ctx.Value(requestKey{}).(string)
	if !ok {
		return nil
	}
	return []attribute.KeyValue{attribute.String("request_id", id)}
}
