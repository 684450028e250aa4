
use builtin;
use str;

set edit:completion:arg-completer[openlist-faq] = {|@words|
    fn spaces {|n|
        builtin:repeat $n ' ' | str:join ''
    }
    fn cand {|text desc|
        edit:complex-candidate $text &display=$text' '(spaces (- 14 (wcswidth $text)))$desc
    }
    var command = 'openlist-faq'
    for word $words[1..-1] {
        if (str:has-prefix $word '-') {
            break
        }
        set command = $command';'$word
    }
    var completions = [
        &'openlist-faq'= {
            cand --log 'Open with what this log shows: a file, a folder of logs, or - for a pipe'
            cand --lang 'Language: en or zh (else OPENLIST_FAQ_LANG, the configuration, the locale)'
            cand --source 'Show one source only: openlist or alist, or all'
            cand --catalogue 'Read catalogue.yaml and its pages from DIR instead of those built in'
            cand --config 'Read the configuration from FILE'
            cand --theme 'Colours of this theme'
            cand --borders 'Frames of this kind'
            cand --color 'Print colours (else NO_COLOR, CLICOLOR_FORCE, whether there is a terminal)'
            cand --clipboard 'Copy by this way only: native, tmux, osc52, command:PROGRAM or none'
            cand --follow 'Go on reading the log as it grows'
            cand --no-state 'Remember nothing, and forget for now what is remembered'
            cand --plain 'Ask and answer line by line instead of opening the browser (also with TERM=dumb or ACCESSIBLE=1)'
            cand --no-mouse 'Leave the mouse to the terminal'
            cand -h 'Print help'
            cand --help 'Print help'
            cand -V 'Print version'
            cand --version 'Print version'
            cand list 'List all entries'
            cand show 'Show one entry'
            cand doctor 'Tell what the program found: language, colours, terminal, clipboards, configuration, catalogue'
            cand copy 'Copy a command of an entry'
            cand export 'Print all entries as one document'
            cand check 'Find what is wrong with documentation pages'
            cand completions 'Print completions for a shell'
            cand man 'Print the manual page'
            cand config 'Look at the configuration, or begin one'
        }
        &'openlist-faq;list'= {
            cand --lang 'Language: en or zh (else OPENLIST_FAQ_LANG, the configuration, the locale)'
            cand --source 'Show one source only: openlist or alist, or all'
            cand --catalogue 'Read catalogue.yaml and its pages from DIR instead of those built in'
            cand --config 'Read the configuration from FILE'
            cand --theme 'Colours of this theme'
            cand --borders 'Frames of this kind'
            cand --color 'Print colours (else NO_COLOR, CLICOLOR_FORCE, whether there is a terminal)'
            cand --clipboard 'Copy by this way only: native, tmux, osc52, command:PROGRAM or none'
            cand --json 'Print JSON'
            cand --no-state 'Remember nothing, and forget for now what is remembered'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'openlist-faq;show'= {
            cand --lang 'Language: en or zh (else OPENLIST_FAQ_LANG, the configuration, the locale)'
            cand --source 'Show one source only: openlist or alist, or all'
            cand --catalogue 'Read catalogue.yaml and its pages from DIR instead of those built in'
            cand --config 'Read the configuration from FILE'
            cand --theme 'Colours of this theme'
            cand --borders 'Frames of this kind'
            cand --color 'Print colours (else NO_COLOR, CLICOLOR_FORCE, whether there is a terminal)'
            cand --clipboard 'Copy by this way only: native, tmux, osc52, command:PROGRAM or none'
            cand --json 'Print JSON'
            cand --no-state 'Remember nothing, and forget for now what is remembered'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'openlist-faq;doctor'= {
            cand --lang 'Language: en or zh (else OPENLIST_FAQ_LANG, the configuration, the locale)'
            cand --source 'Show one source only: openlist or alist, or all'
            cand --catalogue 'Read catalogue.yaml and its pages from DIR instead of those built in'
            cand --config 'Read the configuration from FILE'
            cand --theme 'Colours of this theme'
            cand --borders 'Frames of this kind'
            cand --color 'Print colours (else NO_COLOR, CLICOLOR_FORCE, whether there is a terminal)'
            cand --clipboard 'Copy by this way only: native, tmux, osc52, command:PROGRAM or none'
            cand --json 'Print JSON'
            cand --no-state 'Remember nothing, and forget for now what is remembered'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'openlist-faq;copy'= {
            cand --set 'Put VALUE in for a placeholder of the command, quoted for the shell; can be given several times'
            cand --lang 'Language: en or zh (else OPENLIST_FAQ_LANG, the configuration, the locale)'
            cand --source 'Show one source only: openlist or alist, or all'
            cand --catalogue 'Read catalogue.yaml and its pages from DIR instead of those built in'
            cand --config 'Read the configuration from FILE'
            cand --theme 'Colours of this theme'
            cand --borders 'Frames of this kind'
            cand --color 'Print colours (else NO_COLOR, CLICOLOR_FORCE, whether there is a terminal)'
            cand --clipboard 'Copy by this way only: native, tmux, osc52, command:PROGRAM or none'
            cand --print 'Print the command and copy nothing'
            cand --no-state 'Remember nothing, and forget for now what is remembered'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'openlist-faq;export'= {
            cand --format 'json, yaml, markdown or html; in both languages unless --lang chooses one'
            cand --lang 'Language: en or zh (else OPENLIST_FAQ_LANG, the configuration, the locale)'
            cand --source 'Show one source only: openlist or alist, or all'
            cand --catalogue 'Read catalogue.yaml and its pages from DIR instead of those built in'
            cand --config 'Read the configuration from FILE'
            cand --theme 'Colours of this theme'
            cand --borders 'Frames of this kind'
            cand --color 'Print colours (else NO_COLOR, CLICOLOR_FORCE, whether there is a terminal)'
            cand --clipboard 'Copy by this way only: native, tmux, osc52, command:PROGRAM or none'
            cand --no-state 'Remember nothing, and forget for now what is remembered'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'openlist-faq;check'= {
            cand --lang 'Language: en or zh (else OPENLIST_FAQ_LANG, the configuration, the locale)'
            cand --source 'Show one source only: openlist or alist, or all'
            cand --catalogue 'Read catalogue.yaml and its pages from DIR instead of those built in'
            cand --config 'Read the configuration from FILE'
            cand --theme 'Colours of this theme'
            cand --borders 'Frames of this kind'
            cand --color 'Print colours (else NO_COLOR, CLICOLOR_FORCE, whether there is a terminal)'
            cand --clipboard 'Copy by this way only: native, tmux, osc52, command:PROGRAM or none'
            cand --json 'Print JSON'
            cand --no-state 'Remember nothing, and forget for now what is remembered'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'openlist-faq;completions'= {
            cand --lang 'Language: en or zh (else OPENLIST_FAQ_LANG, the configuration, the locale)'
            cand --source 'Show one source only: openlist or alist, or all'
            cand --catalogue 'Read catalogue.yaml and its pages from DIR instead of those built in'
            cand --config 'Read the configuration from FILE'
            cand --theme 'Colours of this theme'
            cand --borders 'Frames of this kind'
            cand --color 'Print colours (else NO_COLOR, CLICOLOR_FORCE, whether there is a terminal)'
            cand --clipboard 'Copy by this way only: native, tmux, osc52, command:PROGRAM or none'
            cand --no-state 'Remember nothing, and forget for now what is remembered'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'openlist-faq;man'= {
            cand --lang 'Language: en or zh (else OPENLIST_FAQ_LANG, the configuration, the locale)'
            cand --source 'Show one source only: openlist or alist, or all'
            cand --catalogue 'Read catalogue.yaml and its pages from DIR instead of those built in'
            cand --config 'Read the configuration from FILE'
            cand --theme 'Colours of this theme'
            cand --borders 'Frames of this kind'
            cand --color 'Print colours (else NO_COLOR, CLICOLOR_FORCE, whether there is a terminal)'
            cand --clipboard 'Copy by this way only: native, tmux, osc52, command:PROGRAM or none'
            cand --no-state 'Remember nothing, and forget for now what is remembered'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'openlist-faq;config'= {
            cand --lang 'Language: en or zh (else OPENLIST_FAQ_LANG, the configuration, the locale)'
            cand --source 'Show one source only: openlist or alist, or all'
            cand --catalogue 'Read catalogue.yaml and its pages from DIR instead of those built in'
            cand --config 'Read the configuration from FILE'
            cand --theme 'Colours of this theme'
            cand --borders 'Frames of this kind'
            cand --color 'Print colours (else NO_COLOR, CLICOLOR_FORCE, whether there is a terminal)'
            cand --clipboard 'Copy by this way only: native, tmux, osc52, command:PROGRAM or none'
            cand --no-state 'Remember nothing, and forget for now what is remembered'
            cand -h 'Print help'
            cand --help 'Print help'
            cand path 'Print where the configuration file is, or would be'
            cand init 'Write a sample there'
            cand show 'Print every setting and who chose it'
            cand keys 'Print every command of the browser and its keys'
        }
        &'openlist-faq;config;path'= {
            cand --lang 'Language: en or zh (else OPENLIST_FAQ_LANG, the configuration, the locale)'
            cand --source 'Show one source only: openlist or alist, or all'
            cand --catalogue 'Read catalogue.yaml and its pages from DIR instead of those built in'
            cand --config 'Read the configuration from FILE'
            cand --theme 'Colours of this theme'
            cand --borders 'Frames of this kind'
            cand --color 'Print colours (else NO_COLOR, CLICOLOR_FORCE, whether there is a terminal)'
            cand --clipboard 'Copy by this way only: native, tmux, osc52, command:PROGRAM or none'
            cand --no-state 'Remember nothing, and forget for now what is remembered'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'openlist-faq;config;init'= {
            cand --lang 'Language: en or zh (else OPENLIST_FAQ_LANG, the configuration, the locale)'
            cand --source 'Show one source only: openlist or alist, or all'
            cand --catalogue 'Read catalogue.yaml and its pages from DIR instead of those built in'
            cand --config 'Read the configuration from FILE'
            cand --theme 'Colours of this theme'
            cand --borders 'Frames of this kind'
            cand --color 'Print colours (else NO_COLOR, CLICOLOR_FORCE, whether there is a terminal)'
            cand --clipboard 'Copy by this way only: native, tmux, osc52, command:PROGRAM or none'
            cand --no-state 'Remember nothing, and forget for now what is remembered'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'openlist-faq;config;show'= {
            cand --lang 'Language: en or zh (else OPENLIST_FAQ_LANG, the configuration, the locale)'
            cand --source 'Show one source only: openlist or alist, or all'
            cand --catalogue 'Read catalogue.yaml and its pages from DIR instead of those built in'
            cand --config 'Read the configuration from FILE'
            cand --theme 'Colours of this theme'
            cand --borders 'Frames of this kind'
            cand --color 'Print colours (else NO_COLOR, CLICOLOR_FORCE, whether there is a terminal)'
            cand --clipboard 'Copy by this way only: native, tmux, osc52, command:PROGRAM or none'
            cand --json 'Print JSON'
            cand --no-state 'Remember nothing, and forget for now what is remembered'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'openlist-faq;config;keys'= {
            cand --lang 'Language: en or zh (else OPENLIST_FAQ_LANG, the configuration, the locale)'
            cand --source 'Show one source only: openlist or alist, or all'
            cand --catalogue 'Read catalogue.yaml and its pages from DIR instead of those built in'
            cand --config 'Read the configuration from FILE'
            cand --theme 'Colours of this theme'
            cand --borders 'Frames of this kind'
            cand --color 'Print colours (else NO_COLOR, CLICOLOR_FORCE, whether there is a terminal)'
            cand --clipboard 'Copy by this way only: native, tmux, osc52, command:PROGRAM or none'
            cand --json 'Print JSON'
            cand --no-state 'Remember nothing, and forget for now what is remembered'
            cand -h 'Print help'
            cand --help 'Print help'
        }
    ]
    $completions[$command]
}
