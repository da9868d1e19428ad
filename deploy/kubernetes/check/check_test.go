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
	policy "k8s.io/api/policy/v1"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/apimachinery/pkg/util/yaml"
	strict "sigs.k8s.io/yaml"
)

// kinds are those that there may be.
var kinds = map[string]func() any{
	"apps/v1 Deployment":            func() any { return new(apps.Deployment) },
	"batch/v1 Job":                  func() any { return new(batch.Job) },
	"v1 Secret":                     func() any { return new(core.Secret) },
	"v1 Service":                    func() any { return new(core.Service) },
	"policy/v1 PodDisruptionBudget": func() any { return new(policy.PodDisruptionBudget) },
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
