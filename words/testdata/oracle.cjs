// Converts the lines of its input as opencc-js and pinyin-pro do, one line of JSON for each.
const opencc = require("opencc-js");
const { pinyin } = require("pinyin-pro");

const scripts = ["t", "tw", "twp", "hk"].map((to) => opencc.Converter({ from: "cn", to }));
const sound = (text, pattern) =>
  pinyin(text, { toneType: "none", type: "array", v: true, pattern }).join(" ");

for (const name of require("fs").readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  console.log(JSON.stringify({
    name,
    traditional: scripts.map((convert) => convert(name)),
    pinyin: sound(name),
    initials: sound(name, "first"),
  }));
}
