// Moves the code of a link out of the address, where it must not stay, into the form, and opens the invitation.
function openCode() {
  const code = location.hash.slice(1);
  if (!code) return;
  history.replaceState(null, "", location.pathname);
  document.getElementById("code").value = code;
  document.getElementById("open").submit();
}

openCode();
// Whoever is on the page already and pastes a link over its address comes by no other way.
addEventListener("hashchange", openCode);
