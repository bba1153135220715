//! A file that another program drags onto a window: the source's side of the XDND protocol, version 5
//! (freedesktop.org, "Drag-and-Drop Protocol for the X Window System").

use std::path::Path;
use std::time::{Duration, Instant};
use x11rb::connection::Connection as _;
use x11rb::protocol::Event;
use x11rb::protocol::xproto::{
    AtomEnum, ClientMessageEvent, ConnectionExt as _, CreateWindowAux, EventMask, PropMode,
    SELECTION_NOTIFY_EVENT, SelectionNotifyEvent, SelectionRequestEvent, WindowClass,
};
use x11rb::rust_connection::RustConnection;
use x11rb::wrapper::ConnectionExt as _;

struct Source {
    x: RustConnection,
    window: u32,
    target: u32,
    uris: String,
}

impl Source {
    fn atom(&self, name: &str) -> u32 {
        self.x.intern_atom(false, name.as_bytes()).expect("asked").reply().expect("an atom").atom
    }

    fn say(&self, kind: &str, data: [u32; 5]) {
        let message = ClientMessageEvent::new(32, self.target, self.atom(kind), data);
        self.x.send_event(false, self.target, EventMask::NO_EVENT, message).expect("sent");
        self.x.flush().expect("flushed");
    }

    /// Gives what is dragged to a program that asks for it.
    fn hand_over(&self, asked: &SelectionRequestEvent) {
        let data = self.uris.as_bytes();
        self.x
            .change_property8(PropMode::REPLACE, asked.requestor, asked.property, asked.target, data)
            .expect("set");
        let told = SelectionNotifyEvent {
            response_type: SELECTION_NOTIFY_EVENT,
            sequence: 0,
            time: asked.time,
            requestor: asked.requestor,
            selection: asked.selection,
            target: asked.target,
            property: asked.property,
        };
        self.x.send_event(false, asked.requestor, EventMask::NO_EVENT, told).expect("sent");
        self.x.flush().expect("flushed");
    }

    /// Waits until the target says this, and hands over meanwhile.
    fn wait_for(&self, kind: &str) {
        let wanted = self.atom(kind);
        let begun = Instant::now();
        loop {
            match self.x.poll_for_event().expect("connected") {
                Some(Event::SelectionRequest(asked)) => self.hand_over(&asked),
                Some(Event::ClientMessage(message)) if message.type_ == wanted => return,
                Some(_) => {}
                None => std::thread::sleep(Duration::from_millis(20)),
            }
            assert!(begun.elapsed() < Duration::from_secs(20), "the window does not answer with {kind}");
        }
    }
}

/// Drags a file onto a window of a display and lets it go at a pixel of the screen, where the pointer must be.
pub fn drop_file(display: &str, target: u32, file: &Path, at: (i32, i32)) {
    let (x, number) = RustConnection::connect(Some(display)).expect("a display");
    let window = x.generate_id().expect("an id");
    let root = x.setup().roots[number].root;
    let aux = CreateWindowAux::new();
    x.create_window(0, window, root, 0, 0, 1, 1, 0, WindowClass::INPUT_ONLY, 0, &aux).expect("made");
    let source = Source { x, window, target, uris: format!("file://{}\r\n", file.display()) };
    let selection = source.atom("XdndSelection");
    source.x.set_selection_owner(source.window, selection, x11rb::CURRENT_TIME).expect("owned");
    let version = 5 << 24;
    let uri_list = source.atom("text/uri-list");
    source.say("XdndEnter", [source.window, version, uri_list, AtomEnum::NONE.into(), AtomEnum::NONE.into()]);
    let place = (at.0 as u32) << 16 | at.1 as u32;
    let copy = source.atom("XdndActionCopy");
    source.say("XdndPosition", [source.window, 0, place, x11rb::CURRENT_TIME, copy]);
    source.wait_for("XdndStatus");
    // The target asks for the names when it hears where the pointer is; they are there once it answers again.
    source.say("XdndPosition", [source.window, 0, place, x11rb::CURRENT_TIME, copy]);
    source.wait_for("XdndStatus");
    source.say("XdndDrop", [source.window, 0, x11rb::CURRENT_TIME, 0, 0]);
    source.wait_for("XdndFinished");
}
