// Moves the code of a link out of the address, where it must not stay, into the form, and opens the invitation.
const code = location.hash.slice(1);
if (code) {
  history.replaceState(null, "", location.pathname);
  document.getElementById("code").value = code;
  document.getElementById("open").submit();
}
