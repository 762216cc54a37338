// Puts the provider's player in place of the still picture, once the reader asks for it.
// Without this script the button is a link to the film.
for (const video of document.querySelectorAll("[data-player]")) {
  video.querySelector("a").addEventListener("click", (click) => {
    click.preventDefault();
    const player = document.createElement("iframe");
    player.src = video.dataset.player;
    player.title = video.dataset.title;
    player.allow = "fullscreen; picture-in-picture";
    player.allowFullscreen = true;
    player.referrerPolicy = "strict-origin-when-cross-origin";
    video.replaceChildren(player);
    player.focus();
  });
}
