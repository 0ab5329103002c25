"use strict";
(() => {
  const form = document.forms[0], input = document.getElementById("files"), said = document.getElementById("said");
  const most = Number(form.dataset.most);
  const send = () => {
    if (!input.files.length) return;
    const size = [...input.files].reduce((sum, file) => sum + file.size, 0);
    if (size > most) { said.textContent = form.dataset.tooMuch; input.value = ""; return; }
    said.textContent = form.dataset.busy;
    form.submit();
  };
  input.addEventListener("change", send);
  for (const kind of ["dragover", "dragleave", "drop"]) {
    document.addEventListener(kind, (event) => {
      event.preventDefault();
      form.classList.toggle("over", kind === "dragover");
      if (kind === "drop" && event.dataTransfer.files.length) { input.files = event.dataTransfer.files; send(); }
    });
  }
  addEventListener("pageshow", () => { said.textContent = ""; form.reset(); });  // also after the back button
})();
