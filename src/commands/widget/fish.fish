# openlist-faq: explains what a command printed. In ~/.config/fish/config.fish:
#   openlist-faq widget fish | source
# `faq COMMAND…` runs the command, shows its output, and then what openlist-faq knows about it.
# Alt-J writes `faq` before the line, or before the last command where the line is empty. Enter runs it.

function faq
    $argv 2>&1 | tee /dev/stderr | openlist-faq explain
    return $pipestatus[1]
end

function __openlist_faq_line
    set -l line (commandline | string collect)
    test -n "$line"; or set line $history[1]
    if string match -qr '[^A-Za-z0-9 _./:=@%+,-]' -- "$line"; and not string match -q 'faq *' -- "$line"
        set line "faq eval "(string escape -- "$line")
    else if test -n "$line"; and not string match -q 'faq *' -- "$line"
        set line "faq $line"
    end
    commandline -r -- $line
    commandline -f end-of-buffer
end

bind \ej __openlist_faq_line
