// A file input that accepts nothing but ".camera" asks for the camera itself. Phones that offer their album for any
// picture input have no other way to it, and Flet's client can ask for endings only. Elsewhere it asks for a picture.
const ASKED = ".camera";
const click = HTMLInputElement.prototype.click;

HTMLInputElement.prototype.click = function () {
  if (this.type === "file" && this.accept.trim() === ASKED) {
    this.accept = "image/*";
    this.setAttribute("capture", "environment");
  }
  return click.call(this);
};
