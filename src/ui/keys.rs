//! The keys of commands: those that they come with, and those that the user chose instead.

use super::command::Command;
use super::panes;
use super::text::Text;
use egui::{Event, Key, KeyboardShortcut, Modifiers};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// How many keys a command can have.
pub const MOST: usize = 2;

/// As it is written in the settings: the name of a command, the names of its keys.
type Written = BTreeMap<String, Vec<String>>;

/// Which keys mean which command.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(from = "Written", into = "Written")]
pub struct Keymap {
    /// The commands whose keys the user chose.
    own: Vec<(Command, Vec<KeyboardShortcut>)>,
    /// What another version of the program wrote and this one does not know; written again as it was read.
    strange: Written,
}

impl Keymap {
    /// The keys of a command; menus show the first. Usual keys that the user gave to another command are left out.
    pub fn of(&self, command: Command) -> Vec<KeyboardShortcut> {
        if let Some(keys) = self.own(command) {
            return keys.clone();
        }
        let taken = |k: &KeyboardShortcut| self.own.iter().any(|(_, keys)| keys.contains(k));
        command.usual_keys().iter().filter(|k| !taken(k)).copied().collect()
    }

    fn own(&self, command: Command) -> Option<&Vec<KeyboardShortcut>> {
        self.own.iter().find(|(c, _)| *c == command).map(|(_, keys)| keys)
    }

    /// The command that keys mean now.
    pub fn owner(&self, keys: KeyboardShortcut) -> Option<Command> {
        Command::ALL.into_iter().find(|c| self.of(*c).contains(&keys))
    }

    /// The keys of a command are not the usual ones.
    pub fn is_changed(&self, command: Command) -> bool {
        self.of(command) != command.usual_keys()
    }

    /// Anything is not as usual.
    pub fn any_changed(&self) -> bool {
        !self.own.is_empty()
    }

    /// Gives keys to a command in the place of those at `slot`, or beside those that it has. Another command that
    /// had them has them no longer.
    pub fn give(&mut self, command: Command, slot: usize, keys: KeyboardShortcut) {
        if let Some(other) = self.owner(keys).filter(|c| *c != command) {
            let left = self.of(other).into_iter().filter(|k| *k != keys).collect();
            self.set(other, left);
        }
        let mut all = self.of(command);
        all.retain(|k| *k != keys);
        match all.get_mut(slot) {
            Some(place) => *place = keys,
            None => all.push(keys),
        }
        all.truncate(MOST);
        self.set(command, all);
    }

    /// Takes the keys at `slot` away from a command.
    pub fn take(&mut self, command: Command, slot: usize) {
        let mut all = self.of(command);
        if slot < all.len() {
            all.remove(slot);
        }
        self.set(command, all);
    }

    /// A command has its usual keys again, whoever had them.
    pub fn reset(&mut self, command: Command) {
        for keys in command.usual_keys() {
            if let Some(other) = self.owner(*keys).filter(|c| *c != command) {
                let left = self.of(other).into_iter().filter(|k| k != keys).collect();
                self.set(other, left);
            }
        }
        self.own.retain(|(c, _)| *c != command);
    }

    /// All commands have their usual keys again. What this version does not know stays.
    pub fn reset_all(&mut self) {
        self.own.clear();
    }

    fn set(&mut self, command: Command, keys: Vec<KeyboardShortcut>) {
        self.own.retain(|(c, _)| *c != command);
        if keys != command.usual_keys() {
            self.own.push((command, keys));
        }
    }

    /// What was read and is not known: names of commands, with their keys.
    pub fn strange(&self) -> Vec<String> {
        self.strange.iter().map(|(name, keys)| format!("{name}: {}", keys.join(", "))).collect()
    }

    /// The command that a key would mean if nothing else kept the keyboard busy. In words only with the control key, and
    /// unless it means something in words.
    fn waiting(&self, key: &Pressed, typing: Typing) -> Option<Command> {
        let command = self.meant(key, Typing::No)?;
        let with = key.modifiers.command || key.modifiers.ctrl;
        let is_letter = typing == Typing::Words && (!with || command.is_of_words());
        (!is_letter).then_some(command)
    }

    /// The command that a pressed key means. Of two that fit, the one that asks for the shift key.
    fn meant(&self, key: &Pressed, typing: Typing) -> Option<Command> {
        let fits = |(command, keys): &(Command, KeyboardShortcut)| {
            key.is(*keys) && !command.by_event() && typing.lets(*command, *keys)
        };
        let all = Command::ALL.into_iter().flat_map(|c| self.of(c).into_iter().map(move |k| (c, k)));
        let found = all.filter(fits).max_by_key(|(_, k)| (k.logical_key == key.key, k.modifiers.shift));
        found.map(|(command, _)| command)
    }
}

impl From<Written> for Keymap {
    fn from(written: Written) -> Self {
        let mut map = Self::default();
        for (name, keys) in written {
            let read: Option<Vec<KeyboardShortcut>> = keys.iter().map(|k| read(k)).collect();
            match Command::named(&name).zip(read) {
                Some((command, keys)) => map.own.push((command, keys)),
                None => drop(map.strange.insert(name, keys)),
            }
        }
        map
    }
}

impl From<Keymap> for Written {
    fn from(map: Keymap) -> Self {
        let mut written = map.strange;
        let own = map.own.into_iter().map(|(c, keys)| (c.name(), keys.into_iter().map(write).collect()));
        written.extend(own);
        written
    }
}

/// Keys as the settings have them: `Ctrl+Shift+L`.
fn write(keys: KeyboardShortcut) -> String {
    let m = keys.modifiers;
    let parts =
        [(m.command, "Ctrl+"), (m.ctrl && !m.command, "Control+"), (m.alt, "Alt+"), (m.shift, "Shift+")];
    let modifiers: String = parts.into_iter().filter(|(on, _)| *on).map(|(_, name)| name).collect();
    modifiers + keys.logical_key.name()
}

fn read(text: &str) -> Option<KeyboardShortcut> {
    let mut parts: Vec<&str> = text.split('+').map(str::trim).collect();
    let key = Key::from_name(parts.pop()?)?;
    let modifiers = parts.into_iter().try_fold(Modifiers::NONE, |all, part| {
        Some(match part {
            "Ctrl" | "Cmd" => all.plus(Modifiers::COMMAND),
            "Control" => all.plus(Modifiers::CTRL),
            "Alt" => all.plus(Modifiers::ALT),
            "Shift" => all.plus(Modifiers::SHIFT),
            _ => return None,
        })
    })?;
    Some(KeyboardShortcut::new(modifiers, key))
}

/// A key that went down.
struct Pressed {
    key: Key,
    physical: Option<Key>,
    modifiers: Modifiers,
}

impl Pressed {
    fn of(event: &Event) -> Option<Self> {
        match event {
            Event::Key { key, physical_key, pressed: true, modifiers, .. } => {
                Some(Self { key: *key, physical: *physical_key, modifiers: *modifiers })
            }
            _ => None,
        }
    }

    /// It is these keys. Signs that some keyboards have above others, as the question mark and on some all figures,
    /// come with the shift key unasked; and those of brackets are other signs with it.
    fn is(&self, keys: KeyboardShortcut) -> bool {
        let (now, wanted) = (self.modifiers, keys.modifiers);
        let control = |m: Modifiers| m.ctrl && !m.command;
        if now.command != wanted.command || now.alt != wanted.alt || control(now) != control(wanted) {
            return false;
        }
        let here = self.key == keys.logical_key;
        let below = self.physical == Some(keys.logical_key) && is_sign(keys.logical_key);
        match (now.shift, wanted.shift) {
            (true, true) | (false, false) => here || below,
            (true, false) => here && (is_sign(self.key) || is_figure(self.key)),
            (false, true) => false,
        }
    }

    /// The keys as a command takes them.
    fn keys(&self) -> KeyboardShortcut {
        let mut modifiers = Modifiers { mac_cmd: false, ..self.modifiers };
        if modifiers.command {
            modifiers.ctrl = false;
        }
        // A sign says by itself whether it needs the shift key; the key below it is the same on more keyboards.
        let below =
            self.physical.filter(|k| modifiers.shift && is_sign(self.key) && (is_sign(*k) || is_figure(*k)));
        let alone = !modifiers.command && !modifiers.alt;
        let key = match below {
            Some(below) if !alone => below,
            _ => self.key,
        };
        if is_sign(key) && key == self.key {
            modifiers.shift = false;
        }
        KeyboardShortcut::new(modifiers, key)
    }
}

/// Neither a letter nor a figure, and has a sign of its own.
fn is_sign(key: Key) -> bool {
    matches!(
        key,
        Key::Colon
            | Key::Comma
            | Key::Backslash
            | Key::Slash
            | Key::Pipe
            | Key::Questionmark
            | Key::Exclamationmark
            | Key::OpenBracket
            | Key::CloseBracket
            | Key::OpenCurlyBracket
            | Key::CloseCurlyBracket
            | Key::Backtick
            | Key::Minus
            | Key::Period
            | Key::Plus
            | Key::Equals
            | Key::Semicolon
            | Key::Quote
    )
}

fn is_figure(key: Key) -> bool {
    matches!(key.name().as_bytes(), [b'0'..=b'9'])
}

fn is_letter(key: Key) -> bool {
    matches!(key.name().as_bytes(), [b'A'..=b'Z'])
}

fn is_modifier(key: Key) -> bool {
    use Key as K;
    matches!(key, K::ShiftLeft | K::ShiftRight | K::ControlLeft | K::ControlRight | K::AltLeft | K::AltRight)
        || matches!(key, K::SuperLeft | K::SuperRight | K::CapsLock | K::NumLock | K::ScrollLock | K::Fn)
}

/// A key from `F1` on.
fn is_function(key: Key) -> bool {
    matches!(key.name().as_bytes(), [b'F', b'1'..=b'9', ..])
}

/// What the keyboard is busy with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typing {
    /// Nothing.
    No,
    /// A button or slider has the focus, which takes the keys that press and turn it.
    Control,
    /// A picture is moved within its panel. Letters do not take tools in hand then: whoever types them thought to be
    /// in words.
    Picture,
    /// Words are typed.
    Words,
}

impl Typing {
    /// What it is now; `words` while words are typed on the page, `picture` while a picture is moved in its panel.
    pub fn now(ctx: &egui::Context, words: bool, picture: bool) -> Self {
        if words || ctx.text_edit_focused() {
            Self::Words
        } else if !panes::keys_are_the_canvas(ctx) {
            Self::Control
        } else if picture {
            Self::Picture
        } else {
            Self::No
        }
    }

    fn lets(self, command: Command, keys: KeyboardShortcut) -> bool {
        let (key, with) = (keys.logical_key, keys.modifiers.command || keys.modifiers.ctrl);
        match self {
            Self::No => true,
            Self::Control => with || !matches!(key, Key::Enter | Key::Space | Key::Delete | Key::Backspace),
            Self::Picture => with || is_function(key) || !matches!(command, Command::Tool(_)),
            // Everything else is a letter of the words.
            Self::Words => (is_function(key) && !command.is_of_words()) || (command.while_typing() && with),
        }
    }
}

/// What came out of the system's clipboard.
#[derive(Debug, Clone)]
pub enum Pasted {
    /// Text.
    Text(String),
    /// A picture.
    Picture(Arc<egui::ColorImage>),
}

/// What the keyboard said since the last frame.
#[derive(Debug, Default)]
pub struct Said {
    /// The commands; their keys are used up.
    pub commands: Vec<Command>,
    /// What was pasted.
    pub pasted: Option<Pasted>,
    /// A command that is not done while words are typed, though its keys are no words, or while a picture is moved.
    pub waits: Option<Command>,
}

/// What was said since the last frame.
pub fn pressed(ctx: &egui::Context, map: &Keymap, typing: Typing) -> Said {
    let Said { commands: mut found, mut pasted, mut waits } = Said::default();
    ctx.input_mut(|input| {
        input.events.retain(|event| {
            let command = match event {
                Event::Copy | Event::Cut | Event::Paste(_) | Event::PasteImage(_)
                    if typing == Typing::Words =>
                {
                    None
                }
                Event::Copy => Some(Command::Copy),
                Event::Cut => Some(Command::Cut),
                Event::Paste(text) => {
                    pasted = Some(Pasted::Text(text.clone()));
                    Some(Command::Paste)
                }
                Event::PasteImage(picture) => {
                    pasted = Some(Pasted::Picture(Arc::clone(picture)));
                    Some(Command::Paste)
                }
                event => Pressed::of(event).and_then(|key| map.meant(&key, typing)),
            };
            // A key that is held says once what is not done again and again.
            let held = matches!(event, Event::Key { repeat: true, .. });
            if matches!(typing, Typing::Words | Typing::Picture) && command.is_none() {
                waits = waits.or_else(|| Pressed::of(event).and_then(|key| map.waiting(&key, typing)));
            }
            found.extend(command.filter(|c| !held || c.repeats()));
            command.is_none()
        });
    });
    Said { commands: found, pasted, waits }
}

/// What the keyboard said to a field that waits for a key.
pub enum Heard {
    /// Escape.
    Nevermind,
    /// These keys.
    Keys(KeyboardShortcut),
    /// Keys that no command can have, and why.
    Not(KeyboardShortcut, Text),
}

/// Takes the next key for a command; all other events of the keyboard are lost meanwhile.
pub fn listen(ctx: &egui::Context) -> Option<Heard> {
    let mut heard = None;
    ctx.input_mut(|input| {
        input.events.retain(|event| {
            let keys = match event {
                Event::Key { key: Key::Escape, pressed: true, .. } => {
                    heard.get_or_insert(Heard::Nevermind);
                    return false;
                }
                Event::Key { repeat: true, .. } | Event::Text(_) => return false,
                Event::Copy => KeyboardShortcut::new(Modifiers::COMMAND, Key::C),
                Event::Cut => KeyboardShortcut::new(Modifiers::COMMAND, Key::X),
                Event::Paste(_) | Event::PasteImage(_) => KeyboardShortcut::new(Modifiers::COMMAND, Key::V),
                event => match Pressed::of(event) {
                    // The modifiers alone are no key yet.
                    Some(key) if is_modifier(key.key) => return false,
                    Some(key) => key.keys(),
                    None => return true,
                },
            };
            heard.get_or_insert(match refusal(keys) {
                Some(why) => Heard::Not(keys, why),
                None => Heard::Keys(keys),
            });
            false
        });
    });
    heard
}

/// Why no command can have these keys.
fn refusal(keys: KeyboardShortcut) -> Option<Text> {
    let KeyboardShortcut { modifiers: m, logical_key: key } = keys;
    let plain = !m.command && !m.ctrl && !m.alt;
    let moves = matches!(key, Key::ArrowLeft | Key::ArrowRight | Key::ArrowUp | Key::ArrowDown);
    if plain && moves {
        return Some(Text::KeyMoves);
    }
    if m.command && !m.alt && matches!(key, Key::C | Key::X | Key::V | Key::B | Key::I) && !m.shift {
        return Some(Text::KeyEdits);
    }
    let window = matches!(key, Key::Escape | Key::Tab | Key::Menu | Key::F6)
        || (plain && key == Key::Space)
        || (m.shift && key == Key::F10);
    // Alt and a letter open menus or type letters on some systems.
    let types = m.alt && !m.command && !m.ctrl && (is_letter(key) || is_figure(key));
    (window || types).then_some(Text::KeyOfWindow)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::editor::ToolKind;

    const KNIFE: Command = Command::Tool(ToolKind::Knife);

    fn keys(text: &str) -> KeyboardShortcut {
        read(text).expect("keys")
    }

    fn down(key: Key, physical: Option<Key>, modifiers: Modifiers) -> Pressed {
        Pressed { key, physical, modifiers }
    }

    #[test]
    fn all_keys_are_written_and_read_alike() {
        for key in Key::ALL {
            for modifiers in [Modifiers::NONE, Modifiers::COMMAND.plus(Modifiers::SHIFT), Modifiers::ALT] {
                let keys = KeyboardShortcut::new(modifiers, *key);
                assert_eq!(read(&write(keys)), Some(keys), "{}", write(keys));
            }
        }
        for command in Command::ALL {
            assert_eq!(Command::named(&command.name()), Some(command));
        }
    }

    #[test]
    fn a_key_that_is_given_is_taken_from_its_owner() {
        let mut map = Keymap::default();
        assert_eq!(map.owner(keys("V")), Some(Command::Tool(ToolKind::Select)));
        map.give(KNIFE, 0, keys("V"));
        assert_eq!(map.of(KNIFE), [keys("V")]);
        assert!(map.of(Command::Tool(ToolKind::Select)).is_empty());
        map.give(KNIFE, 1, keys("Ctrl+K"));
        assert_eq!(map.of(KNIFE), [keys("V"), keys("Ctrl+K")]);
        map.take(KNIFE, 0);
        assert_eq!(map.of(KNIFE), [keys("Ctrl+K")]);
        map.reset(Command::Tool(ToolKind::Select));
        assert_eq!(map.owner(keys("V")), Some(Command::Tool(ToolKind::Select)));
        map.give(Command::Lock, 0, keys("K"));
        map.reset(KNIFE);
        assert_eq!((map.of(KNIFE), map.of(Command::Lock)), (vec![keys("K")], Vec::new()));
        map.reset_all();
        assert_eq!(map, Keymap::default());
    }

    #[test]
    fn what_is_not_known_is_kept_as_it_was() {
        let text = r#"{"Juggle":["Ctrl+J"],"Lock":["Hyper+L"],"Tool(Knife)":["X"]}"#;
        let map: Keymap = ron::from_str(text).expect("reads");
        assert_eq!(map.of(KNIFE), [keys("X")]);
        assert_eq!(map.of(Command::Lock), Command::Lock.usual_keys());
        assert_eq!(map.strange().len(), 2);
        assert_eq!(ron::to_string(&map).expect("writes"), text);
    }

    #[test]
    fn a_key_of_the_users_wins_over_a_usual_one() {
        // As when a later version gives a key to a new command.
        let map: Keymap = ron::from_str(r#"{"Lock":["V"]}"#).expect("reads");
        assert_eq!(map.owner(keys("V")), Some(Command::Lock));
        assert!(map.of(Command::Tool(ToolKind::Select)).is_empty());
    }

    #[test]
    fn shift_is_asked_of_letters_and_left_to_signs() {
        let map = Keymap::default();
        let ctrl = Modifiers { ctrl: true, command: true, ..Modifiers::NONE };
        let shift = ctrl.plus(Modifiers::SHIFT);
        let meant = |key: Pressed| map.meant(&key, Typing::No);
        assert_eq!(meant(down(Key::S, None, ctrl)), Some(Command::Save));
        assert_eq!(meant(down(Key::S, None, shift)), Some(Command::SaveAs));
        assert_eq!(meant(down(Key::W, None, shift)), None);
        assert_eq!(
            meant(down(Key::Questionmark, Some(Key::Slash), Modifiers::SHIFT)),
            Some(Command::Shortcuts)
        );
        let bracket = down(Key::CloseCurlyBracket, Some(Key::CloseBracket), shift);
        assert_eq!(meant(bracket), Some(Command::Front));
        assert_eq!(meant(down(Key::CloseBracket, Some(Key::CloseBracket), ctrl)), Some(Command::Forward));
        assert_eq!(meant(down(Key::Plus, Some(Key::Equals), shift)), Some(Command::ZoomIn));
    }

    #[test]
    fn letters_are_left_to_words_that_are_typed() {
        let map = Keymap::default();
        let ctrl = Modifiers { ctrl: true, command: true, ..Modifiers::NONE };
        let meant = |key, modifiers, typing| map.meant(&down(key, None, modifiers), typing);
        assert_eq!(meant(Key::V, Modifiers::NONE, Typing::Words), None);
        assert_eq!(meant(Key::Questionmark, Modifiers::SHIFT, Typing::Words), None);
        assert_eq!(meant(Key::S, ctrl, Typing::Words), Some(Command::Save));
        assert_eq!(meant(Key::Z, ctrl, Typing::Words), None);
        assert_eq!(meant(Key::F4, Modifiers::NONE, Typing::Words), Some(Command::Overview));
        let waits = |key| map.waiting(&down(key, None, ctrl), Typing::Words);
        assert_eq!((waits(Key::G), waits(Key::Z), waits(Key::A)), (Some(Command::Group), None, None));
        assert_eq!(map.waiting(&down(Key::V, None, Modifiers::NONE), Typing::Words), None);
        let tool = map.waiting(&down(Key::V, None, Modifiers::NONE), Typing::Picture);
        assert_eq!(
            tool,
            Some(Command::Tool(ToolKind::Select)),
            "letters take no tool while a picture is moved"
        );
        assert_eq!(map.meant(&down(Key::V, None, Modifiers::NONE), Typing::Picture), None);
        assert_eq!(
            map.meant(&down(Key::Delete, None, Modifiers::NONE), Typing::Picture),
            Some(Command::Delete)
        );
        assert_eq!(meant(Key::Z, ctrl, Typing::Control), Some(Command::Undo));
        assert_eq!(meant(Key::Enter, Modifiers::NONE, Typing::Control), None);
    }

    #[test]
    fn what_is_heard_means_the_command_again() {
        let ctrl = Modifiers { ctrl: true, command: true, ..Modifiers::NONE };
        let shift = ctrl.plus(Modifiers::SHIFT);
        let pressed = [
            down(Key::Questionmark, Some(Key::Slash), Modifiers::SHIFT),
            down(Key::OpenCurlyBracket, Some(Key::OpenBracket), shift),
            down(Key::J, Some(Key::J), shift),
            down(Key::F5, None, Modifiers::NONE),
            down(Key::Exclamationmark, Some(Key::Num1), Modifiers::SHIFT),
        ];
        for key in pressed {
            let mut map = Keymap::default();
            map.give(Command::Hide, 0, key.keys());
            assert_eq!(map.meant(&key, Typing::No), Some(Command::Hide), "{}", write(key.keys()));
        }
    }

    #[test]
    fn keys_that_the_window_needs_are_refused() {
        for text in
            ["Escape", "Tab", "Space", "ArrowLeft", "Shift+ArrowUp", "Ctrl+C", "Ctrl+B", "F6", "Alt+F"]
        {
            assert!(refusal(keys(text)).is_some(), "{text}");
        }
        for text in ["J", "Ctrl+J", "Shift+J", "F5", "Enter", "Ctrl+ArrowLeft", "Ctrl+Alt+P"] {
            assert!(refusal(keys(text)).is_none(), "{text}");
        }
        for command in Command::ALL.into_iter().filter(|c| !c.by_event()) {
            for usual in command.usual_keys() {
                assert!(refusal(*usual).is_none(), "{command:?}");
            }
        }
    }
}
