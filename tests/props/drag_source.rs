//! A small window from which one thing can be dragged: `drag_source --uri PATH` or `drag_source --text TEXT`. Another program, as
//! far as the app can tell: a file manager, or an editor with an address selected.

use gtk::{gdk, prelude::*};

fn main() {
    let mut words = std::env::args().skip(1);
    let (flag, what) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    gtk::init().expect("there is a display");
    let window = gtk::Window::new(gtk::WindowType::Toplevel);
    window.set_title("drag source");
    window.set_default_size(160, 120);
    let handle = gtk::Button::with_label("Drag me");
    let is_file = flag == "--uri";
    let target = if is_file { "text/uri-list" } else { "text/plain" };
    let targets = [gtk::TargetEntry::new(target, gtk::TargetFlags::empty(), 0)];
    handle.drag_source_set(gdk::ModifierType::BUTTON1_MASK, &targets, gdk::DragAction::COPY);
    handle.connect_drag_data_get(move |_, _, selection, _, _| {
        if is_file {
            let path = gtk::gio::File::for_path(&what);
            selection.set_uris(&[path.uri().as_str()]);
        } else {
            selection.set_text(&what);
        }
    });
    window.add(&handle);
    window.connect_delete_event(|_, _| {
        gtk::main_quit();
        gtk::glib::Propagation::Proceed
    });
    window.show_all();
    gtk::main();
}
