// Counts down the minutes of a board, and loads the page anew when that is old.
(function () {
  "use strict";
  var board = document.getElementById("departures");
  if (!board) { return; }
  function tick() {
    var now = Date.now();
    if (now > Date.parse(board.dataset.until) && !document.hidden && navigator.onLine !== false) {
      location.reload();
      return;
    }
    board.querySelectorAll("li[data-counts]").forEach(function (item) {
      var minutes = Math.floor((Date.parse(item.dataset.departure) - now) / 60000);
      var label = item.querySelector(".in");
      item.hidden = minutes < -1;
      label.textContent = minutes < 0 || minutes >= 60 ? "" :
        minutes === 0 ? board.dataset.soon : board.dataset.minutes.replace("%d", minutes);
    });
  }
  tick();
  setInterval(tick, 10000);
  document.addEventListener("visibilitychange", tick);
})();
