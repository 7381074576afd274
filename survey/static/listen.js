/* One tap plays; one recording at a time. Without it a second tap, on the player, does. */
document.addEventListener("click", function (event) {
  var button = event.target.closest("summary")
  if (!button) return
  var mine = button.parentNode.querySelector("audio")
  document.querySelectorAll("details[open] audio").forEach(function (other) {
    other.pause()
    if (other !== mine) other.parentNode.open = false
  })
  if (button.parentNode.open) return
  var begun = mine.play()
  if (begun) begun.catch(function () {})
})
