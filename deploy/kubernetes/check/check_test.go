// Package check reads the manifests as Kubernetes itself would, without a cluster:
// strictly, so that a field it does not know is an error and not a wish.
package check

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	apps "k8s.io/api/apps/v1"
	batch "k8s.io/api/batch/v1"
	core "k8s.io/api/core/v1"
	networking "k8s.io/api/networking/v1"
	policy "k8s.io/api/policy/v1"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/apimachinery/pkg/util/yaml"
	strict "sigs.k8s.io/yaml"
)

// kinds are those that there may be.
var kinds = map[string]func() any{
	"apps/v1 Deployment":                 func() any { return new(apps.Deployment) },
	"batch/v1 Job":                       func() any { return new(batch.Job) },
	"v1 Secret":                          func() any { return new(core.Secret) },
	"v1 Service":                         func() any { return new(core.Service) },
	"policy/v1 PodDisruptionBudget":      func() any { return new(policy.PodDisruptionBudget) },
	"networking.k8s.io/v1 NetworkPolicy": func() any { return new(networking.NetworkPolicy) },
}

// manifests are all objects of the folder above, by kind.
func manifests(t *testing.T) map[string]any {
	t.Helper()
	files, err := filepath.Glob("../*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no manifests: %v", err)
	}
	all := map[string]any{}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, document := range split(t, text) {
			kind, object := decoded(t, file, document)
			all[kind] = object
		}
	}
	return all
}

// split returns the documents of a file one by one.
func split(t *testing.T, text []byte) [][]byte {
	t.Helper()
	var all [][]byte
	for reader := yaml.NewYAMLReader(bufio.NewReader(bytes.NewReader(text))); ; {
		document, err := reader.Read()
		if errors.Is(err, io.EOF) {
			return all
		}
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, document)
	}
}

// decoded is one object, with nothing in it that its kind does not have.
func decoded(t *testing.T, file string, document []byte) (kind string, object any) {
	t.Helper()
	var head struct{ APIVersion, Kind string }
	if err := strict.Unmarshal(document, &head); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	kind = head.APIVersion + " " + head.Kind
	empty, ok := kinds[kind]
	if !ok {
		t.Fatalf("%s: %q is no kind that is checked", file, kind)
	}
	object = empty()
	if err := strict.UnmarshalStrict(document, object); err != nil {
		t.Errorf("%s: %s: %v", file, kind, err)
	}
	return head.Kind, object
}

func TestEveryManifestIsOneThatKubernetesUnderstands(t *testing.T) {
	if all := manifests(t); len(all) != len(kinds) {
		t.Errorf("got %d kinds of objects, want %d", len(all), len(kinds))
	}
}

func TestNothingRunsAsRootOrWrites(t *testing.T) {
	all := manifests(t)
	for name, pod := range map[string]core.PodSpec{
		"Deployment": all["Deployment"].(*apps.Deployment).Spec.Template.Spec,
		"Job":        all["Job"].(*batch.Job).Spec.Template.Spec,
	} {
		if s := pod.SecurityContext; s == nil || s.RunAsNonRoot == nil || !*s.RunAsNonRoot || s.SeccompProfile == nil {
			t.Errorf("%s: the pod may run as root or without a seccomp profile: %+v", name, s)
		}
		if pod.AutomountServiceAccountToken == nil || *pod.AutomountServiceAccountToken {
			t.Errorf("%s: the pod gets a token of the cluster", name)
		}
		for _, c := range pod.Containers {
			want := core.SecurityContext{
				AllowPrivilegeEscalation: new(bool), ReadOnlyRootFilesystem: new(true),
				Capabilities: &core.Capabilities{Drop: []core.Capability{"ALL"}},
			}
			if c.SecurityContext == nil || !reflect.DeepEqual(*c.SecurityContext, want) {
				t.Errorf("%s: %s has %+v, want %+v", name, c.Name, c.SecurityContext, want)
			}
			if c.Resources.Limits.Memory().IsZero() || c.Resources.Requests.Cpu().IsZero() {
				t.Errorf("%s: %s has no limit of memory, or asks for no processor", name, c.Name)
			}
		}
	}
}

// A selector with a typing mistake is valid, and selects nothing.
func TestSelectorsFindTheServers(t *testing.T) {
	all := manifests(t)
	deployment := all["Deployment"].(*apps.Deployment)
	servers := labels.Set(deployment.Spec.Template.Labels)
	job := labels.Set(all["Job"].(*batch.Job).Spec.Template.Labels)
	for name, selector := range map[string]map[string]string{
		"Deployment":          deployment.Spec.Selector.MatchLabels,
		"Service":             all["Service"].(*core.Service).Spec.Selector,
		"PodDisruptionBudget": all["PodDisruptionBudget"].(*policy.PodDisruptionBudget).Spec.Selector.MatchLabels,
		"NetworkPolicy":       all["NetworkPolicy"].(*networking.NetworkPolicy).Spec.PodSelector.MatchLabels,
		"topology":            deployment.Spec.Template.Spec.TopologySpreadConstraints[0].LabelSelector.MatchLabels,
	} {
		selects := labels.SelectorFromSet(selector)
		if !selects.Matches(servers) || selects.Matches(job) {
			t.Errorf("%s selects %v: want the servers (%v) and no job (%v)", name, selector, servers, job)
		}
	}
	c := deployment.Spec.Template.Spec.Containers[0]
	for name, probe := range map[string]*core.Probe{
		"startup": c.StartupProbe, "liveness": c.LivenessProbe, "readiness": c.ReadinessProbe,
	} {
		if probe == nil || probe.HTTPGet == nil || probe.HTTPGet.Port.String() != c.Ports[0].Name {
			t.Errorf("the %s probe is %+v, want one of port %s", name, probe, c.Ports[0].Name)
		}
	}
}

// As docs/reliability.md says: a server is restarted when its process hangs and at no other
// time, and has no traffic while it has no useful answer.
func TestProbesAskWhatTheyAreFor(t *testing.T) {
	c := manifests(t)["Deployment"].(*apps.Deployment).Spec.Template.Spec.Containers[0]
	for name, probe := range map[string]struct {
		probe *core.Probe
		path  string
	}{
		"startup": {c.StartupProbe, "/healthz"}, "liveness": {c.LivenessProbe, "/healthz"}, "readiness": {c.ReadinessProbe, "/readyz"},
	} {
		if got := probe.probe.HTTPGet.Path; got != probe.path {
			t.Errorf("the %s probe asks %s, want %s", name, got, probe.path)
		}
	}
	const answered = 1 // second, within which both say something
	if c.LivenessProbe.TimeoutSeconds <= answered || c.ReadinessProbe.TimeoutSeconds <= answered {
		t.Errorf("probes wait %d s and %d s, want longer than the second an answer may take",
			c.LivenessProbe.TimeoutSeconds, c.ReadinessProbe.TimeoutSeconds)
	}
	if start := c.StartupProbe.PeriodSeconds * c.StartupProbe.FailureThreshold; start <= 30 {
		t.Errorf("a server has %d s to start, and waits 30 s for its database", start)
	}
}

// The admin address has no password.
func TestTheAdminPortIsOpenToMonitoringAlone(t *testing.T) {
	all := manifests(t)
	deployment := all["Deployment"].(*apps.Deployment)
	open := map[string]int{} // how many may reach a port; 0 is everybody
	for _, rule := range all["NetworkPolicy"].(*networking.NetworkPolicy).Spec.Ingress {
		for _, port := range rule.Ports {
			open[port.Port.String()] = len(rule.From)
		}
	}
	for _, port := range deployment.Spec.Template.Spec.Containers[0].Ports {
		if from, named := open[port.Name]; !named || (from == 0) != (port.Name == "http") {
			t.Errorf("port %s is let in: %v, from %d kinds of peers; want http from everybody and admin from few", port.Name, named, from)
		}
	}
	for _, port := range all["Service"].(*core.Service).Spec.Ports {
		if port.TargetPort.String() != "http" {
			t.Errorf("the Service has port %s", port.TargetPort.String())
		}
	}
	if len(open) != 2 {
		t.Errorf("the policy opens %v, want the two ports of the servers", open)
	}
}
