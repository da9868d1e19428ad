// What a page does better inside WeChat: the way opens WeChat's own map, and the page is
// passed on as a card. Until WeChat's script is there, and where it says no, links are links.
"use strict";

(() => {
  const own = JSON.parse(document.getElementById("sdk").textContent);
  let open = false;

  const begin = () => {
    wx.config({ ...own.config, jsApiList: ["openLocation", "updateAppMessageShareData", "updateTimelineShareData"] });
    wx.ready(() => {
      open = true;
      wx.updateAppMessageShareData(own.share);
      wx.updateTimelineShareData(own.share);
    });
    wx.error(() => { open = false; });
  };

  const load = (host, ...others) => {
    const script = document.createElement("script");
    script.src = `https://${host}/open/js/jweixin-1.6.0.js`;
    script.onload = begin;
    script.onerror = () => others.length && load(...others);
    document.head.append(script);
  };
  load("res.wx.qq.com", "res2.wx.qq.com");

  addEventListener("click", (e) => {
    const way = e.target.closest("[data-way]");
    const to = way && own.places[way.dataset.way];
    if (!open || !to) return;
    e.preventDefault();
    wx.openLocation({ ...to, scale: 16, fail: () => { location.href = way.href; } });
  });
})();
