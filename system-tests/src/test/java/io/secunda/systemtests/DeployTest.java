package io.secunda.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The manifests of deploy/kubernetes are what Kubernetes knows, fit together, and give no container more than it needs. */
class DeployTest {

    private static final Path ROOT = Path.of("../deploy/kubernetes");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final ObjectMapper STRICT = new ObjectMapper()
            .setAnnotationIntrospector(new JacksonAnnotationIntrospector() {
                @Override
                public Boolean hasAnySetter(Annotated annotated) {
                    return false;
                }
            });
    private static final Map<String, Class<?>> KINDS = Map.of(
            "v1/Namespace", Namespace.class,
            "v1/Service", Service.class,
            "apps/v1/Deployment", Deployment.class,
            "apps/v1/StatefulSet", StatefulSet.class,
            "networking.k8s.io/v1/NetworkPolicy", NetworkPolicy.class,
            "policy/v1/PodDisruptionBudget", PodDisruptionBudget.class);

    @Test
    void everyFieldIsOneThatKubernetesKnows() throws IOException {
        List<JsonNode> manifests = manifests();
        assertThat(manifests).hasSizeGreaterThan(14);
        for (JsonNode manifest : manifests) {
            String kind = kind(manifest);
            assertThat(KINDS).as("of %s", manifest.at("/metadata/name")).containsKey(kind);
            assertThat(undeclared(manifest, KINDS.get(kind))).isEmpty();
        }
    }

    /** What Kubernetes would complain of: the types keep fields that they do not declare aside, unless they are made to refuse them. */
    private static String undeclared(JsonNode manifest, Class<?> type) {
        try {
            STRICT.treeToValue(manifest, type);
            return "";
        } catch (IOException e) {
            return e.getMessage();
        }
    }

    @Test
    void aFieldThatKubernetesDoesNotKnowIsFound() throws IOException {
        JsonNode service = YAML.readTree("{apiVersion: v1, kind: Service, spec: {ports: [{prot: 80}]}}");
        assertThat(undeclared(service, Service.class)).contains("prot");
    }

    @Test
    void whatIsNamedIsThere() throws IOException {
        for (Path folder : List.of(ROOT.resolve("base"), ROOT.resolve("one-node"), ROOT.resolve("production"))) {
            JsonNode kustomization =
                    YAML.readTree(folder.resolve("kustomization.yaml").toFile());
            assertThat(kustomization.get("kind").asText()).isEqualTo("Kustomization");
            for (JsonNode resource : kustomization.get("resources")) {
                assertThat(folder.resolve(resource.asText())).exists();
            }
        }
        List<Deployment> deployments = of(Deployment.class);
        for (Service service : of(Service.class)) {
            String name = service.getMetadata().getName();
            Stream<PodTemplateSpec> templates = Stream.concat(
                    deployments.stream().map(d -> d.getSpec().getTemplate()),
                    of(StatefulSet.class).stream().map(s -> s.getSpec().getTemplate()));
            PodTemplateSpec pods = templates
                    .filter(pod -> pod.getMetadata()
                            .getLabels()
                            .entrySet()
                            .containsAll(service.getSpec().getSelector().entrySet()))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no pods of service " + name));
            IntOrString target = service.getSpec().getPorts().get(0).getTargetPort();
            assertThat(pods.getSpec().getContainers().get(0).getPorts())
                    .anyMatch(port -> port.getName().equals(target.getStrVal())
                            && port.getContainerPort()
                                    .equals(service.getSpec().getPorts().get(0).getPort()));
        }
        assertThat(deployments)
                .extracting(deployment -> deployment.getMetadata().getName())
                .containsExactlyInAnyOrderElementsOf(RunningSystem.SERVICES);
    }

    @Test
    void noContainerOfOursHasMoreThanItNeeds() throws IOException {
        for (Deployment deployment : of(Deployment.class)) {
            String name = deployment.getMetadata().getName();
            var pod = deployment.getSpec().getTemplate().getSpec();
            assertThat(pod.getAutomountServiceAccountToken()).as(name).isFalse();
            assertThat(pod.getSecurityContext().getRunAsNonRoot()).as(name).isTrue();
            assertThat(pod.getContainers()).hasSize(1);
            Container container = pod.getContainers().get(0);
            assertThat(container.getImage()).isEqualTo("secunda/" + name + ":0.1.0");
            assertThat(container.getSecurityContext().getReadOnlyRootFilesystem())
                    .as(name)
                    .isTrue();
            assertThat(container.getSecurityContext().getAllowPrivilegeEscalation())
                    .as(name)
                    .isFalse();
            assertThat(container.getSecurityContext().getCapabilities().getDrop())
                    .as(name)
                    .containsExactly("ALL");
            assertThat(container.getResources().getLimits()).as(name).containsKey("memory");
            assertThat(container.getResources().getRequests()).as(name).containsKeys("memory", "cpu");
            assertThat(container.getLifecycle().getPreStop().getExec().getCommand())
                    .as("%s is not sent to any more before it stops", name)
                    .containsExactly("sleep", "5");
            // preStop, then requests, streams and transactions: ten seconds at most
            assertThat(pod.getTerminationGracePeriodSeconds()).as(name).isGreaterThanOrEqualTo(20);
            assertThat(container.getReadinessProbe().getHttpGet().getPath())
                    .as(name)
                    .isEqualTo("/q/health/ready");
            assertThat(container.getLivenessProbe().getHttpGet().getPath())
                    .as(name)
                    .isEqualTo("/q/health/live");
            assertThat(pod.getVolumes())
                    .extracting(volume -> volume.getName())
                    .containsAll(container.getVolumeMounts().stream()
                            .map(mount -> mount.getName())
                            .toList());
        }
    }

    @Test
    void everyContainerOfTheComposeFileHasLimitsAndWaitsForWhatItNeeds() throws IOException {
        // anchors and merges are plain fields to the reader: what a service takes over is looked up
        JsonNode compose = YAML.readTree(Path.of("../docker-compose.yml").toFile());
        JsonNode shared = compose.get("x-service");
        assertThat(shared.get("read_only").asBoolean()).isTrue();
        assertThat(shared.get("stop_grace_period").asText()).isEqualTo("20s");
        List<String> names = new ArrayList<>();
        compose.get("services").properties().forEach(service -> {
            names.add(service.getKey());
            assertThat(service.getValue().has("mem_limit")).as(service.getKey()).isTrue();
            assertThat(service.getValue().has("cpus")).as(service.getKey()).isTrue();
        });
        assertThat(names).containsAll(RunningSystem.SERVICES).contains("kafka", "mongo");
        JsonNode before = compose.get("x-services-healthy");
        assertThat(before.properties())
                .hasSize(5)
                .allSatisfy(service ->
                        assertThat(service.getValue().get("condition").asText()).isEqualTo("service_healthy"));
        for (String name : RunningSystem.SERVICES) {
            String image = Files.readString(Path.of("..", name, "src/main/docker/Dockerfile"));
            assertThat(image)
                    .contains("HEALTHCHECK")
                    .contains("/q/health/ready")
                    .contains("-XX:MaxRAMPercentage");
            assertThat(image).contains("ENTRYPOINT [\"sh\", \"-c\", \"exec java");
        }
    }

    private static <T> List<T> of(Class<T> type) throws IOException {
        List<T> found = new ArrayList<>();
        for (JsonNode manifest : manifests()) {
            if (KINDS.get(kind(manifest)) == type) {
                found.add(YAML.treeToValue(manifest, type));
            }
        }
        return found;
    }

    private static String kind(JsonNode manifest) {
        return manifest.get("apiVersion").asText() + "/" + manifest.get("kind").asText();
    }

    /** Every document of every file but the kustomizations. */
    private static List<JsonNode> manifests() throws IOException {
        List<JsonNode> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(ROOT)) {
            for (Path file : files.filter(
                            path -> path.toString().endsWith(".yaml") && !path.endsWith("kustomization.yaml"))
                    .sorted()
                    .toList()) {
                try (var documents = YAML.readerFor(ObjectNode.class).<JsonNode>readValues(file.toFile())) {
                    documents.forEachRemaining(found::add);
                }
            }
        }
        return found;
    }
}
