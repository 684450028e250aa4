# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_openlist_faq_global_optspecs
	string join \n log= follow lang= source= catalogue= config= theme= borders= color= no-state clipboard= plain no-mouse h/help V/version
end

function __fish_openlist_faq_needs_command
	# Figure out if the current invocation already has a command.
	set -l cmd (commandline -opc)
	set -e cmd[1]
	argparse -s (__fish_openlist_faq_global_optspecs) -- $cmd 2>/dev/null
	or return
	if set -q argv[1]
		# Also print the command, so this can be used to figure out what it is.
		echo $argv[1]
		return 1
	end
	return 0
end

function __fish_openlist_faq_using_subcommand
	set -l cmd (__fish_openlist_faq_needs_command)
	test -z "$cmd"
	and return 1
	contains -- $cmd[1] $argv
end

complete -c openlist-faq -n "__fish_openlist_faq_needs_command" -l log -d 'Open with what this log shows: a file, a folder, - a pipe' -r -F
complete -c openlist-faq -n "__fish_openlist_faq_needs_command" -l lang -d 'Language: en or zh; else as configured, or the locale\'s' -r -f -a "en\t''
zh\t''"
complete -c openlist-faq -n "__fish_openlist_faq_needs_command" -l source -d 'Show one source, openlist or alist, or all' -r -f -a "openlist\t''
alist\t''"
complete -c openlist-faq -n "__fish_openlist_faq_needs_command" -l catalogue -d 'Read catalogue.yaml and its pages from this folder' -r -F
complete -c openlist-faq -n "__fish_openlist_faq_needs_command" -l config -d 'Read the configuration from this file' -r -F
complete -c openlist-faq -n "__fish_openlist_faq_needs_command" -l theme -d 'Colours: palette, auto, dark, light or none' -r -f -a "palette\t''
auto\t''
dark\t''
light\t''
none\t''"
complete -c openlist-faq -n "__fish_openlist_faq_needs_command" -l borders -d 'Frames: lines or ascii' -r -f -a "lines\t''
ascii\t''"
complete -c openlist-faq -n "__fish_openlist_faq_needs_command" -l color -d 'Whether to print colours: auto, always or never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c openlist-faq -n "__fish_openlist_faq_needs_command" -l clipboard -d 'Copy by native, tmux, osc52, command:PROGRAM or none' -r
complete -c openlist-faq -n "__fish_openlist_faq_needs_command" -l follow -d 'Go on reading the log as it grows'
complete -c openlist-faq -n "__fish_openlist_faq_needs_command" -l no-state -d 'Remember nothing, and leave out what is remembered'
complete -c openlist-faq -n "__fish_openlist_faq_needs_command" -l plain -d 'Ask and answer line by line instead of the browser'
complete -c openlist-faq -n "__fish_openlist_faq_needs_command" -l no-mouse -d 'Leave the mouse to the terminal'
complete -c openlist-faq -n "__fish_openlist_faq_needs_command" -s h -l help -d 'Print help'
complete -c openlist-faq -n "__fish_openlist_faq_needs_command" -s V -l version -d 'Print version'
complete -c openlist-faq -n "__fish_openlist_faq_needs_command" -f -a "list" -d 'List all entries'
complete -c openlist-faq -n "__fish_openlist_faq_needs_command" -f -a "show" -d 'Show one entry'
complete -c openlist-faq -n "__fish_openlist_faq_needs_command" -f -a "search" -d 'Find the entries of an error'
complete -c openlist-faq -n "__fish_openlist_faq_needs_command" -f -a "explain" -d 'Find what a log shows: the lines that prove it, and the fixes'
complete -c openlist-faq -n "__fish_openlist_faq_needs_command" -f -a "doctor" -d 'Tell what is found here: language, terminal, clipboards, files'
complete -c openlist-faq -n "__fish_openlist_faq_needs_command" -f -a "copy" -d 'Copy a command of an entry'
complete -c openlist-faq -n "__fish_openlist_faq_needs_command" -f -a "export" -d 'Print all entries as one document, in both languages or in --lang'
complete -c openlist-faq -n "__fish_openlist_faq_needs_command" -f -a "check" -d 'Find what is wrong with documentation pages'
complete -c openlist-faq -n "__fish_openlist_faq_needs_command" -f -a "completions" -d 'Print completions for a shell'
complete -c openlist-faq -n "__fish_openlist_faq_needs_command" -f -a "man" -d 'Print the manual page'
complete -c openlist-faq -n "__fish_openlist_faq_needs_command" -f -a "config" -d 'Look at the configuration, or begin one'
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand list" -l lang -d 'Language: en or zh; else as configured, or the locale\'s' -r -f -a "en\t''
zh\t''"
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand list" -l source -d 'Show one source, openlist or alist, or all' -r -f -a "openlist\t''
alist\t''"
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand list" -l catalogue -d 'Read catalogue.yaml and its pages from this folder' -r -F
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand list" -l config -d 'Read the configuration from this file' -r -F
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand list" -l theme -d 'Colours: palette, auto, dark, light or none' -r -f -a "palette\t''
auto\t''
dark\t''
light\t''
none\t''"
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand list" -l borders -d 'Frames: lines or ascii' -r -f -a "lines\t''
ascii\t''"
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand list" -l color -d 'Whether to print colours: auto, always or never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand list" -l clipboard -d 'Copy by native, tmux, osc52, command:PROGRAM or none' -r
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand list" -l json -d 'Print JSON'
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand list" -l no-state -d 'Remember nothing, and leave out what is remembered'
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand list" -s h -l help -d 'Print help'
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand show" -l lang -d 'Language: en or zh; else as configured, or the locale\'s' -r -f -a "en\t''
zh\t''"
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand show" -l source -d 'Show one source, openlist or alist, or all' -r -f -a "openlist\t''
alist\t''"
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand show" -l catalogue -d 'Read catalogue.yaml and its pages from this folder' -r -F
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand show" -l config -d 'Read the configuration from this file' -r -F
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand show" -l theme -d 'Colours: palette, auto, dark, light or none' -r -f -a "palette\t''
auto\t''
dark\t''
light\t''
none\t''"
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand show" -l borders -d 'Frames: lines or ascii' -r -f -a "lines\t''
ascii\t''"
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand show" -l color -d 'Whether to print colours: auto, always or never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand show" -l clipboard -d 'Copy by native, tmux, osc52, command:PROGRAM or none' -r
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand show" -l json -d 'Print JSON'
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand show" -l no-state -d 'Remember nothing, and leave out what is remembered'
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand show" -s h -l help -d 'Print help'
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand search" -l limit -d 'Print so many hits at the most' -r
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand search" -l lang -d 'Language: en or zh; else as configured, or the locale\'s' -r -f -a "en\t''
zh\t''"
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand search" -l source -d 'Show one source, openlist or alist, or all' -r -f -a "openlist\t''
alist\t''"
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand search" -l catalogue -d 'Read catalogue.yaml and its pages from this folder' -r -F
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand search" -l config -d 'Read the configuration from this file' -r -F
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand search" -l theme -d 'Colours: palette, auto, dark, light or none' -r -f -a "palette\t''
auto\t''
dark\t''
light\t''
none\t''"
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand search" -l borders -d 'Frames: lines or ascii' -r -f -a "lines\t''
ascii\t''"
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand search" -l color -d 'Whether to print colours: auto, always or never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand search" -l clipboard -d 'Copy by native, tmux, osc52, command:PROGRAM or none' -r
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand search" -l json -d 'Print JSON'
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand search" -l no-state -d 'Remember nothing, and leave out what is remembered'
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand search" -s h -l help -d 'Print help'
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand explain" -l lang -d 'Language: en or zh; else as configured, or the locale\'s' -r -f -a "en\t''
zh\t''"
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand explain" -l source -d 'Show one source, openlist or alist, or all' -r -f -a "openlist\t''
alist\t''"
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand explain" -l catalogue -d 'Read catalogue.yaml and its pages from this folder' -r -F
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand explain" -l config -d 'Read the configuration from this file' -r -F
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand explain" -l theme -d 'Colours: palette, auto, dark, light or none' -r -f -a "palette\t''
auto\t''
dark\t''
light\t''
none\t''"
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand explain" -l borders -d 'Frames: lines or ascii' -r -f -a "lines\t''
ascii\t''"
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand explain" -l color -d 'Whether to print colours: auto, always or never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand explain" -l clipboard -d 'Copy by native, tmux, osc52, command:PROGRAM or none' -r
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand explain" -l brief -d 'Print a line for each entry only'
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand explain" -l json -d 'Print JSON, an object in each line'
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand explain" -l follow -d 'Go on at the end and report lines as they arrive'
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand explain" -l no-redact -d 'Quote tokens, passwords and addresses as they are'
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand explain" -l no-state -d 'Remember nothing, and leave out what is remembered'
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand explain" -s h -l help -d 'Print help'
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand doctor" -l lang -d 'Language: en or zh; else as configured, or the locale\'s' -r -f -a "en\t''
zh\t''"
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand doctor" -l source -d 'Show one source, openlist or alist, or all' -r -f -a "openlist\t''
alist\t''"
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand doctor" -l catalogue -d 'Read catalogue.yaml and its pages from this folder' -r -F
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand doctor" -l config -d 'Read the configuration from this file' -r -F
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand doctor" -l theme -d 'Colours: palette, auto, dark, light or none' -r -f -a "palette\t''
auto\t''
dark\t''
light\t''
none\t''"
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand doctor" -l borders -d 'Frames: lines or ascii' -r -f -a "lines\t''
ascii\t''"
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand doctor" -l color -d 'Whether to print colours: auto, always or never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand doctor" -l clipboard -d 'Copy by native, tmux, osc52, command:PROGRAM or none' -r
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand doctor" -l json -d 'Print JSON'
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand doctor" -l no-state -d 'Remember nothing, and leave out what is remembered'
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand doctor" -s h -l help -d 'Print help'
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand copy" -l set -d 'Put a value in for a placeholder; can be repeated' -r
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand copy" -l lang -d 'Language: en or zh; else as configured, or the locale\'s' -r -f -a "en\t''
zh\t''"
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand copy" -l source -d 'Show one source, openlist or alist, or all' -r -f -a "openlist\t''
alist\t''"
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand copy" -l catalogue -d 'Read catalogue.yaml and its pages from this folder' -r -F
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand copy" -l config -d 'Read the configuration from this file' -r -F
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand copy" -l theme -d 'Colours: palette, auto, dark, light or none' -r -f -a "palette\t''
auto\t''
dark\t''
light\t''
none\t''"
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand copy" -l borders -d 'Frames: lines or ascii' -r -f -a "lines\t''
ascii\t''"
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand copy" -l color -d 'Whether to print colours: auto, always or never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand copy" -l clipboard -d 'Copy by native, tmux, osc52, command:PROGRAM or none' -r
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand copy" -l print -d 'Print the command and copy nothing'
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand copy" -l no-state -d 'Remember nothing, and leave out what is remembered'
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand copy" -s h -l help -d 'Print help'
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand export" -l format -d 'json, yaml, markdown or html' -r -f -a "json\t''
yaml\t''
markdown\t''
html\t''"
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand export" -l lang -d 'Language: en or zh; else as configured, or the locale\'s' -r -f -a "en\t''
zh\t''"
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand export" -l source -d 'Show one source, openlist or alist, or all' -r -f -a "openlist\t''
alist\t''"
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand export" -l catalogue -d 'Read catalogue.yaml and its pages from this folder' -r -F
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand export" -l config -d 'Read the configuration from this file' -r -F
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand export" -l theme -d 'Colours: palette, auto, dark, light or none' -r -f -a "palette\t''
auto\t''
dark\t''
light\t''
none\t''"
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand export" -l borders -d 'Frames: lines or ascii' -r -f -a "lines\t''
ascii\t''"
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand export" -l color -d 'Whether to print colours: auto, always or never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand export" -l clipboard -d 'Copy by native, tmux, osc52, command:PROGRAM or none' -r
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand export" -l no-state -d 'Remember nothing, and leave out what is remembered'
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand export" -s h -l help -d 'Print help'
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand check" -l lang -d 'Language: en or zh; else as configured, or the locale\'s' -r -f -a "en\t''
zh\t''"
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand check" -l source -d 'Show one source, openlist or alist, or all' -r -f -a "openlist\t''
alist\t''"
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand check" -l catalogue -d 'Read catalogue.yaml and its pages from this folder' -r -F
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand check" -l config -d 'Read the configuration from this file' -r -F
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand check" -l theme -d 'Colours: palette, auto, dark, light or none' -r -f -a "palette\t''
auto\t''
dark\t''
light\t''
none\t''"
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand check" -l borders -d 'Frames: lines or ascii' -r -f -a "lines\t''
ascii\t''"
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand check" -l color -d 'Whether to print colours: auto, always or never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand check" -l clipboard -d 'Copy by native, tmux, osc52, command:PROGRAM or none' -r
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand check" -l json -d 'Print JSON'
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand check" -l no-state -d 'Remember nothing, and leave out what is remembered'
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand check" -s h -l help -d 'Print help'
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand completions" -l lang -d 'Language: en or zh; else as configured, or the locale\'s' -r -f -a "en\t''
zh\t''"
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand completions" -l source -d 'Show one source, openlist or alist, or all' -r -f -a "openlist\t''
alist\t''"
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand completions" -l catalogue -d 'Read catalogue.yaml and its pages from this folder' -r -F
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand completions" -l config -d 'Read the configuration from this file' -r -F
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand completions" -l theme -d 'Colours: palette, auto, dark, light or none' -r -f -a "palette\t''
auto\t''
dark\t''
light\t''
none\t''"
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand completions" -l borders -d 'Frames: lines or ascii' -r -f -a "lines\t''
ascii\t''"
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand completions" -l color -d 'Whether to print colours: auto, always or never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand completions" -l clipboard -d 'Copy by native, tmux, osc52, command:PROGRAM or none' -r
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand completions" -l no-state -d 'Remember nothing, and leave out what is remembered'
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand completions" -s h -l help -d 'Print help'
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand man" -l lang -d 'Language: en or zh; else as configured, or the locale\'s' -r -f -a "en\t''
zh\t''"
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand man" -l source -d 'Show one source, openlist or alist, or all' -r -f -a "openlist\t''
alist\t''"
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand man" -l catalogue -d 'Read catalogue.yaml and its pages from this folder' -r -F
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand man" -l config -d 'Read the configuration from this file' -r -F
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand man" -l theme -d 'Colours: palette, auto, dark, light or none' -r -f -a "palette\t''
auto\t''
dark\t''
light\t''
none\t''"
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand man" -l borders -d 'Frames: lines or ascii' -r -f -a "lines\t''
ascii\t''"
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand man" -l color -d 'Whether to print colours: auto, always or never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand man" -l clipboard -d 'Copy by native, tmux, osc52, command:PROGRAM or none' -r
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand man" -l no-state -d 'Remember nothing, and leave out what is remembered'
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand man" -s h -l help -d 'Print help'
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand config; and not __fish_seen_subcommand_from path init show keys" -l lang -d 'Language: en or zh; else as configured, or the locale\'s' -r -f -a "en\t''
zh\t''"
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand config; and not __fish_seen_subcommand_from path init show keys" -l source -d 'Show one source, openlist or alist, or all' -r -f -a "openlist\t''
alist\t''"
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand config; and not __fish_seen_subcommand_from path init show keys" -l catalogue -d 'Read catalogue.yaml and its pages from this folder' -r -F
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand config; and not __fish_seen_subcommand_from path init show keys" -l config -d 'Read the configuration from this file' -r -F
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand config; and not __fish_seen_subcommand_from path init show keys" -l theme -d 'Colours: palette, auto, dark, light or none' -r -f -a "palette\t''
auto\t''
dark\t''
light\t''
none\t''"
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand config; and not __fish_seen_subcommand_from path init show keys" -l borders -d 'Frames: lines or ascii' -r -f -a "lines\t''
ascii\t''"
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand config; and not __fish_seen_subcommand_from path init show keys" -l color -d 'Whether to print colours: auto, always or never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand config; and not __fish_seen_subcommand_from path init show keys" -l clipboard -d 'Copy by native, tmux, osc52, command:PROGRAM or none' -r
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand config; and not __fish_seen_subcommand_from path init show keys" -l no-state -d 'Remember nothing, and leave out what is remembered'
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand config; and not __fish_seen_subcommand_from path init show keys" -s h -l help -d 'Print help'
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand config; and not __fish_seen_subcommand_from path init show keys" -f -a "path" -d 'Print where the configuration file is, or would be'
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand config; and not __fish_seen_subcommand_from path init show keys" -f -a "init" -d 'Write a sample there'
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand config; and not __fish_seen_subcommand_from path init show keys" -f -a "show" -d 'Print every setting and who chose it'
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand config; and not __fish_seen_subcommand_from path init show keys" -f -a "keys" -d 'Print every command of the browser and its keys'
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand config; and __fish_seen_subcommand_from path" -l lang -d 'Language: en or zh; else as configured, or the locale\'s' -r -f -a "en\t''
zh\t''"
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand config; and __fish_seen_subcommand_from path" -l source -d 'Show one source, openlist or alist, or all' -r -f -a "openlist\t''
alist\t''"
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand config; and __fish_seen_subcommand_from path" -l catalogue -d 'Read catalogue.yaml and its pages from this folder' -r -F
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand config; and __fish_seen_subcommand_from path" -l config -d 'Read the configuration from this file' -r -F
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand config; and __fish_seen_subcommand_from path" -l theme -d 'Colours: palette, auto, dark, light or none' -r -f -a "palette\t''
auto\t''
dark\t''
light\t''
none\t''"
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand config; and __fish_seen_subcommand_from path" -l borders -d 'Frames: lines or ascii' -r -f -a "lines\t''
ascii\t''"
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand config; and __fish_seen_subcommand_from path" -l color -d 'Whether to print colours: auto, always or never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand config; and __fish_seen_subcommand_from path" -l clipboard -d 'Copy by native, tmux, osc52, command:PROGRAM or none' -r
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand config; and __fish_seen_subcommand_from path" -l no-state -d 'Remember nothing, and leave out what is remembered'
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand config; and __fish_seen_subcommand_from path" -s h -l help -d 'Print help'
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand config; and __fish_seen_subcommand_from init" -l lang -d 'Language: en or zh; else as configured, or the locale\'s' -r -f -a "en\t''
zh\t''"
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand config; and __fish_seen_subcommand_from init" -l source -d 'Show one source, openlist or alist, or all' -r -f -a "openlist\t''
alist\t''"
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand config; and __fish_seen_subcommand_from init" -l catalogue -d 'Read catalogue.yaml and its pages from this folder' -r -F
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand config; and __fish_seen_subcommand_from init" -l config -d 'Read the configuration from this file' -r -F
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand config; and __fish_seen_subcommand_from init" -l theme -d 'Colours: palette, auto, dark, light or none' -r -f -a "palette\t''
auto\t''
dark\t''
light\t''
none\t''"
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand config; and __fish_seen_subcommand_from init" -l borders -d 'Frames: lines or ascii' -r -f -a "lines\t''
ascii\t''"
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand config; and __fish_seen_subcommand_from init" -l color -d 'Whether to print colours: auto, always or never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand config; and __fish_seen_subcommand_from init" -l clipboard -d 'Copy by native, tmux, osc52, command:PROGRAM or none' -r
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand config; and __fish_seen_subcommand_from init" -l no-state -d 'Remember nothing, and leave out what is remembered'
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand config; and __fish_seen_subcommand_from init" -s h -l help -d 'Print help'
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand config; and __fish_seen_subcommand_from show" -l lang -d 'Language: en or zh; else as configured, or the locale\'s' -r -f -a "en\t''
zh\t''"
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand config; and __fish_seen_subcommand_from show" -l source -d 'Show one source, openlist or alist, or all' -r -f -a "openlist\t''
alist\t''"
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand config; and __fish_seen_subcommand_from show" -l catalogue -d 'Read catalogue.yaml and its pages from this folder' -r -F
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand config; and __fish_seen_subcommand_from show" -l config -d 'Read the configuration from this file' -r -F
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand config; and __fish_seen_subcommand_from show" -l theme -d 'Colours: palette, auto, dark, light or none' -r -f -a "palette\t''
auto\t''
dark\t''
light\t''
none\t''"
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand config; and __fish_seen_subcommand_from show" -l borders -d 'Frames: lines or ascii' -r -f -a "lines\t''
ascii\t''"
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand config; and __fish_seen_subcommand_from show" -l color -d 'Whether to print colours: auto, always or never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand config; and __fish_seen_subcommand_from show" -l clipboard -d 'Copy by native, tmux, osc52, command:PROGRAM or none' -r
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand config; and __fish_seen_subcommand_from show" -l json -d 'Print JSON'
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand config; and __fish_seen_subcommand_from show" -l no-state -d 'Remember nothing, and leave out what is remembered'
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand config; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help'
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand config; and __fish_seen_subcommand_from keys" -l lang -d 'Language: en or zh; else as configured, or the locale\'s' -r -f -a "en\t''
zh\t''"
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand config; and __fish_seen_subcommand_from keys" -l source -d 'Show one source, openlist or alist, or all' -r -f -a "openlist\t''
alist\t''"
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand config; and __fish_seen_subcommand_from keys" -l catalogue -d 'Read catalogue.yaml and its pages from this folder' -r -F
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand config; and __fish_seen_subcommand_from keys" -l config -d 'Read the configuration from this file' -r -F
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand config; and __fish_seen_subcommand_from keys" -l theme -d 'Colours: palette, auto, dark, light or none' -r -f -a "palette\t''
auto\t''
dark\t''
light\t''
none\t''"
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand config; and __fish_seen_subcommand_from keys" -l borders -d 'Frames: lines or ascii' -r -f -a "lines\t''
ascii\t''"
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand config; and __fish_seen_subcommand_from keys" -l color -d 'Whether to print colours: auto, always or never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand config; and __fish_seen_subcommand_from keys" -l clipboard -d 'Copy by native, tmux, osc52, command:PROGRAM or none' -r
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand config; and __fish_seen_subcommand_from keys" -l json -d 'Print JSON'
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand config; and __fish_seen_subcommand_from keys" -l no-state -d 'Remember nothing, and leave out what is remembered'
complete -c openlist-faq -n "__fish_openlist_faq_using_subcommand config; and __fish_seen_subcommand_from keys" -s h -l help -d 'Print help'
complete -c openlist-faq -l borders -x -a "lines ascii"
complete -c openlist-faq -l color -x -a "auto always never"
complete -c openlist-faq -l format -x -a "json yaml markdown html"
complete -c openlist-faq -l lang -x -a "en zh"
complete -c openlist-faq -l source -x -a "openlist alist"
complete -c openlist-faq -l theme -x -a "palette auto dark light none"
complete -c openlist-faq -n "__fish_seen_subcommand_from show" -f -a "aliyundrive-too-many-requests aliyundrive-exceed-capacity token-expired refresh-token-missing forbidden-drive-not-valid network-problem mount-path-not-unique mount-path-required meta-path-not-unique meta-path-required site-not-allow-mount region-not-available search-not-available baidu-photo-name root-folder-id-not-found regexp-nothing-to-repeat sign-in-locked add-storage-first onedrive-mysite address-in-use upload-413 list-sort-61008 config-permission-denied"
complete -c openlist-faq -n "__fish_seen_subcommand_from copy" -f -a "aliyundrive-too-many-requests aliyundrive-exceed-capacity token-expired refresh-token-missing forbidden-drive-not-valid network-problem mount-path-not-unique mount-path-required meta-path-not-unique meta-path-required site-not-allow-mount region-not-available search-not-available baidu-photo-name root-folder-id-not-found regexp-nothing-to-repeat sign-in-locked add-storage-first onedrive-mysite address-in-use upload-413 list-sort-61008 config-permission-denied"
