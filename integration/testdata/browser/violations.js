// Resolves to what axe-core finds wrong, an element a line.
axe.run({ resultTypes: ["violations"] }).then(({ violations }) =>
  violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id} (${rule.help}): ${node.html.slice(0, 160)}`)));
