# Every word of the app, in British English. An id that nothing uses, or that is used and missing, fails the checks.

app-name = Roster
window-title = { $screen } - { $workspace }
cancel = Cancel
close = Close
undo = Undo
dismiss = Dismiss
try-again = Try again
copy-details = Copy details
skip-to-content = Skip to content
toasts-region = Notes

## The way around
nav-label = Screens
nav-overview = Overview
nav-people = People
nav-invite = Invite
nav-roles = Roles
nav-projects = Projects
nav-teams = Teams
nav-mail = Mail to pass on
nav-outbox = Outbox
nav-settings = Settings
nav-attention = { $count ->
    [one] 1 change needs you
   *[other] { $count } changes need you
}

## The workspace switcher
workspace-menu = Workspace:
workspace-list = Workspaces
workspace-current = In front now
workspace-role-at = { $role } · { $place }
workspace-add = Add a workspace…
place-this-computer = On this computer
place-demo = Demo
sign-in = Sign in
sign-up = Sign up
sign-out = Sign out
sign-out-title = Sign out of { $name }?
sign-out-discard = Sign out and discard them
sign-out-consequence = What was not sent is lost. Cancel keeps you signed in, and it stays in the outbox.
demo-line = Demo workspace. Everything here is on this computer.
demo-add-own = Add your own workspace
demo-remove = Remove the demo

## How the device stands with the server
sync-now = Sync now
sync-never-heard = Not synced yet
sync-heard = Synced { $time }
sync-needs-you = { $count ->
    [one] 1 change needs you
   *[other] { $count } changes need you
}
sync-starting = Connecting
sync-starting-detail = { $count ->
    [0] Everything is here already
    [one] 1 change waiting
   *[other] { $count } changes waiting
}
sync-online = Online
sync-saved = All changes saved
sync-waiting = { $count ->
    [one] 1 change waiting
   *[other] { $count } changes waiting
}
sync-sending = { $count ->
    [0] Syncing
    [one] Sending 1 change
   *[other] Sending { $count } changes
}
sync-offline = { $count ->
    [0] Offline
    [one] Offline · 1 waiting
   *[other] Offline · { $count } waiting
}
sync-signed-out = Signed out
sync-signed-out-detail = { $count ->
    [0] Sign in to sync again
    [one] Sign in to send 1 change
   *[other] Sign in to send { $count } changes
}
sync-too-old = Update needed
sync-too-old-detail = { $count ->
    [0] The server is newer than this app
    [one] Update to send 1 change
   *[other] Update to send { $count } changes
}
sync-gone = Workspace not available
sync-gone-detail = It was deleted, or you were removed

## Welcome
welcome-window = Welcome to Roster
welcome-title = Run your team from your desk
welcome-lead = People, roles, invitations and seats. It opens at once, and it works without a connection.
welcome-privacy = Nothing leaves this computer until you connect to a server.
welcome-back = All ways to start
welcome-return = Back to { $workspace }
door-demo-title = Look around
door-demo-text = Northwind Studio: a team of made-up people, roles and invitations. Try anything; nobody real gets mail.
door-demo-no-account = No account
door-demo-no-network = No network
door-demo-removed = Removed in one click
door-demo-open = Open the demo
door-demo-opening = Opening…
door-local-title = On this computer
door-local-text = Your own workspace, kept on this computer. You pass invitations on yourself.
door-local-note = Works offline
door-local-open = Start here…
door-server-title = Connect to a server
door-server-text = Sign in to a workspace on a Roster server, or start one there. After that everything is here too, also offline.
door-server-note = Needs a connection once
door-server-open = Connect…

## The forms behind the doors
local-lead = You are its owner. No password is needed, because nobody else reaches it.
local-email-hint = It stands on the invitations, so that people know who invites them.
local-submit = Open the workspace
local-busy = Opening…
server-lead = Ask whoever runs your Roster server for its address.
server-continue = Continue
server-looking = Looking…
server-encrypted = The line to it is encrypted.
server-plain = The line to it is not encrypted; it is on this computer.
server-other = Another server…
server-tabs = Sign in or sign up
sign-in-busy = Signing in…
sign-up-busy = Signing up…
sign-in-instead = Sign in instead
field-name = Your name
field-email = Email
field-password = Password
field-address = Server address
field-address-hint = As in roster.example or https://roster.example:8443
field-workspace-name = Workspace name
field-workspace-name-hint = Usually the name of your company or team.
field-code = Code
field-code-hint = Six digits of your authenticator, or one of your recovery codes.
password-hint = At least 8 characters. Pasting from a password safe is welcome.
secrets-keyring = You stay signed in: your sessions are kept in the keyring of this computer, encrypted by it.
secrets-locked = The keyring of this computer is locked. Unlock it to stay signed in; nothing was lost.
secrets-memory = This computer has no keyring, so you will be asked to sign in each time Roster starts.

## What can be wrong with a field
field-message-too-long = The message is too long. Write 1,000 characters at most.
field-second-factor = This account is protected by a second step. Write the code that your authenticator shows.
field-empty = Write something here.
field-too-long = This is too long. Make it shorter.
field-too-short = This is too short. Use at least 8 characters.
field-not-an-email = This does not look like an email address. Write it as in name@company.com.
field-not-an-address = This does not look like a server address. Write it as in roster.example.
field-not-encrypted = Only an address that begins with https:// is safe to sign in to.
field-unprintable = This holds a character that cannot be shown. Type it again without it.
field-same = This is your address already.
field-not-a-day = This is no day. Write it as in 2027-03-31.
field-wrong = This code is not valid now. Wait for the next one and try again.
field-other = This cannot be used. Change it and try again.

## What can go wrong with a command
error-unreachable = { $host } does not answer. Check the address and your connection, then try again.
error-not-roster = { $host } answered, but it is not a Roster server. Check the address; a sign-in page of your network may be in the way.
error-wrong-password = The email and the password do not belong together. Check both and try again.
error-account-exists = There is an account with this email already. Sign in with it instead.
error-signed-out = Your session has ended. Sign in again; what waits to be sent is kept.
error-too-old = The server is newer than this app. Update Roster; what waits to be sent is kept.
error-fault = Something went wrong that should not have. Nothing you entered is lost. Search the log for { $id }.
error-fault-unnamed = Something went wrong that should not have. Nothing you entered is lost.
trouble-title = This could not be shown
trouble-kept = What you did before is kept. Trying again is safe.

## Rules that say no
refusal-workspace-gone = The workspace is gone.
refusal-not-a-member = You are not an active member of this workspace any more.
refusal-not-allowed = Your role does not have the permission this needs{ $permission ->
    [none] .
   *[other] : { $permission }. Ask an owner.
}
refusal-role-above-own = That role reaches further than your own. Ask an owner to give it.
refusal-owners-only = Only an owner can do this to an owner.
refusal-role-gone = The role is gone. Somebody may have deleted it meanwhile.
refusal-member-gone = This person is no longer a member.
refusal-invitation-gone = The invitation is gone.
refusal-already-member = This address belongs to a member already.
refusal-already-invited = This address is invited already, and the invitation is still (Pending).
refusal-no-seat-left = { $purchased ->
    [0] Every seat is taken.
   *[other] All { $purchased } seats are taken: { $used } used, { $reserved } reserved by (Pending). Revoke an invitation or add seats.
}
refusal-not-pending = { $state ->
    [accepted] The invitation was accepted already.
    [declined] The invitation was declined already.
    [revoked] The invitation was revoked already.
   *[other] The invitation was answered already.
}
refusal-expired = The invitation has expired. Resend it to start a new week.
refusal-email-mismatch = The invitation is for another address.
refusal-last-owner = A workspace needs an owner. Make somebody else an owner first.
refusal-id-taken = This was done already.
refusal-bad-name = The name cannot be used. Choose another one.
refusal-server-only = Only the server does this.
refusal-unknown-command = The server does not know this change. It may be older than this app.
refusal-device-cloned = This computer's copy of the workspace was in use somewhere else. Sign out and in again to get a fresh one.
refusal-unsent-changes = { $count ->
    [one] 1 change was not sent yet.
   *[other] { $count } changes were not sent yet.
}
refusal-plan-lacks = { $plan ->
    [none] Your plan does not include this. A larger plan does.
   *[other] The plan { $plan } does not include this. A larger plan does.
}
refusal-role-in-use = { $people ->
    [0] Invitations still give this role.
    [one] 1 person still has this role.
   *[other] { $people } people still have this role.
} { $invitations ->
    [0] Choose where they go first.
    [one] 1 invitation gives it too. Choose where they go first.
   *[other] { $invitations } invitations give it. Choose where they go first.
}
refusal-role-name-taken = There is a role of that name already. Choose another one.
refusal-reserved-name = That name belongs to a role of the system. Choose another one.
refusal-unknown-permission = { $permission ->
    [none] There is no such permission.
   *[other] There is no permission { $permission }.
} { $meant ->
    [none] It may come from a newer version.
   *[other] Was { $meant } meant? Choose that one.
}
refusal-dependency-off = { $permission ->
    [none] This permission needs another one, which is off. Turn that one on too.
   *[other] { $permission } needs { $needed }, which is off. Turn that one on too.
}
refusal-toggle-moved = Somebody changed the same permissions meanwhile{ $permissions ->
    [none] .
   *[other] : { $permissions }.
} Say for each which one holds, then apply again.
refusal-not-grantable = { $permission ->
    [none] This permission cannot be given to this role.
   *[other] { $permission } cannot be given to this role.
} Only owners or co-owners can hold it.
refusal-owner-in-bulk = Owners and Co-owners are invited one by one.
refusal-system-role = Roles of the system stay as they are. Duplicate this one and change the copy.
refusal-not-held = You do not hold this permission yourself{ $permission ->
    [none] .
   *[other] : { $permission }.
} Ask somebody who does.
refusal-nothing-to-change = It is like that already.
refusal-project-gone = The project is gone.
refusal-exception-gone = The exception is gone. Somebody may have removed it meanwhile.
refusal-not-on-project = { $permission ->
    [none] This permission is not about single projects.
   *[other] { $permission } is not about single projects.
} Change it in the role.
refusal-on-and-off = { $permission ->
    [none] One permission is asked to be on and off at once. Choose one of the two.
   *[other] { $permission } is asked to be on and off at once. Choose one of the two.
}
refusal-too-many = There can be no more than { $limit } of these. Remove one first.
refusal-test-gone = The check is gone, or it says nothing. Write it again.
refusal-menu-item = The main menu has no item “{ $item }”, or has it twice. Reset the menu and order it again.
refusal-malformed = The server could not read this change. Update Roster, then make it again.
refusal-disk-full = There is no room left on this computer’s disk. Nothing was kept of this change: free some space and try again.
refusal-busy = The server has too much to do. Try again in a minute.
refusal-needs-approval = Whoever invited this person may not give that role any more. Somebody who may has to approve it first.
refusal-too-soon = It was sent a moment ago. Wait a minute, then send it again.
refusal-sent-too-often = It was sent { $max } times already. Copy a fresh link and hand it over yourself.
refusal-still-pending = The invite still waits for an answer. Revoke it first.
refusal-batch-gone = The batch that this belongs to is gone. Send it again.
refusal-ends-in-the-past = That day is over. Choose a later end.
refusal-owner-with-end = An owner’s membership has no end. Choose another role, or no end.
refusal-link-waits = The link is made as soon as the server is reached. Copy it then.
refusal-step-up = Show once more that it is you, then do it within ten minutes.
refusal-not-verified = Confirm your email address first. The link is in the mail that came when you signed up.
refusal-gone = That is over already.
refusal-project-limit = The plan has room for { $limit ->
    [one] 1 active project
   *[other] { $limit } active projects
}, and { $active } are active. Archive one first, or take a larger plan.
refusal-last-project-owner = A project needs an owner. Make somebody else its owner first.
refusal-team-gone = The team is gone. Somebody may have deleted it meanwhile.
refusal-last-team-manager = A team needs a manager. Make somebody else its manager first, or delete the team.
refusal-heir-needed = { $projects ->
    [0] { "" }
    [one] 1 project would be left without owner.
   *[other] { $projects } projects would be left without owner.
} { $teams ->
    [0] { "" }
    [one] 1 team would be left without manager.
   *[other] { $teams } teams would be left without manager.
} Choose who takes over.
refusal-heir-unfit = Whoever takes over has to be an active member. Choose somebody else.
refusal-not-oneself = You cannot do this to yourself. Another owner or admin can.
refusal-too-late = It could be undone for 30 days, and they are over. Invite this person instead.
refusal-other = The rules of this workspace do not allow it ({ $code }).

## Files
file-empty = { $name } is empty. Choose another file.
file-binary = { $name } is not a text file. Take a CSV, a text file or a vCard.
file-too-large = { $name } is larger than 5 MB. Split it and take in one part at a time.
file-too-many-rows = { $name } has more than 5,000 rows. Split it and take in one part at a time.
file-no-address = No address was found in { $name }. Each row needs an email address.
file-not-found = { $name } is no longer there. Choose it again.
file-not-a-file = { $name } is not a file. Drop the files themselves, not a folder.
file-denied = { $name } may not be read. Check who may read it, or copy it somewhere else.
file-spreadsheet = { $name } is a spreadsheet. Save it as CSV first, then take in the CSV.
file-not-a-role-file = { $name } is not a role file. Choose a file that was exported from Roster.
file-other-version = { $name } was written by another version of Roster. Update Roster, or export the role again.
file-unknown-field = { $name } holds something that no role has{ $detail ->
    [none] .
   *[other] : { $detail }.
} Export the role again and choose that file.
file-unknown-permission = { $name } names a permission that is not known here{ $detail ->
    [none] .
   *[other] : { $detail }.
} Update Roster, or export the role again.
file-missing = { $name } is not complete{ $detail ->
    [none] .
   *[other] : { $detail } is missing.
} Export the role again and choose that file.
file-other = { $name } could not be taken in. Choose another file.
drop-title = Drop to stage invites
drop-limits = A CSV, Excel, text or vCard file. Up to 5,000 rows or 5 MB.
drop-nothing-sent = Nothing is sent until you press Send.
drop-lost = That drop didn't reach us. Choose the file instead.

## People
people-search = Find by name, email or role
people-filters = Which people to show
people-active = { $count } active
people-pending = { $count } (Pending)
people-seats = { $used } of { $purchased } seats used
people-you = (you)
people-shown = { $count ->
    [one] 1 person shown
   *[other] { $count } people shown
}
people-nobody-found = Nobody matches “{ $words }”
people-none-of-kind = { $kind }: nobody
people-nobody-found-hint = Names, emails and roles are searched.
people-show-all = Show everyone
people-alone = Just you so far
people-alone-hint = Invite your team: paste addresses from anywhere, or take them from a file.
invite-people = Invite people
filter-all = All
filter-active = Active
filter-pending = (Pending)
filter-waiting = Waiting
filter-ended = Ended
filter-suspended = Suspended
filter-former = Removed
column-name = Name
column-email = Email
column-role = Role
column-status = Status
column-since = Since
column-actions = Actions
column-state = State
column-line = Line
since-until = Until { $day }
since-ends = Ends { $day }
since-undo = Undo by { $day }
status-active = Active
status-suspended = Suspended
status-waiting-to-send = Waiting to send
status-pending = (Pending)
status-accepted = Accepted
status-declined = Declined
status-expired = Expired
status-revoked = Revoked
status-needs-approval = Needs approval
status-bounced = Bounced
status-leaving = Access ends when this syncs
status-former = Removed
status-unsent = Waiting to send
mail-queued = Mail: on its way
mail-kept = Mail kept: pass it on yourself
mail-retrying = Mail server: retrying
mail-failed = Mail refused
person-actions = Actions for { $name }
person-change-role = Change role
person-approve = Approve
person-approved = The invite to { $email } is approved. Its link works again.
person-hand-over = Hand over yourself
hand-over-link = Copy the link
hand-over-qr = Show a QR code
hand-over-mail = Open as a mail of yours
hand-over-ends = A fresh link is made for it. The one in the mail stops working.
handed-over-link = The link for { $email } is on the clipboard. It lets in whoever opens it with that address.{ $mailed ->
    [yes] {" "}The one in the mail works no more.
   *[no] {""}
}
handed-over-qr = The code for { $email } is open in your viewer of pictures.{ $mailed ->
    [yes] {" "}The link in the mail works no more.
   *[no] {""}
}
handed-over-mail = The mail to { $email } is open in your mail program.{ $mailed ->
    [yes] {" "}The link in the mail before it works no more.
   *[no] {""}
}
person-edit = Edit invite…
person-delete = Delete from the list
person-deleted = The invite to { $email } is gone from the list.
person-asked = Asks for a new link
edit-invite-title = Edit the invite to { $email }
edit-invite-email = Email
edit-invite-name = Name
edit-invite-role = Role
edit-invite-ends = Last day of the membership
edit-invite-ends-hint = Year, month, day. Empty for no end.
edit-invite-mails-again = A new mail goes to { $email } when you save. The link in the mail before stops working, and its page says why.
edit-invite-save = Save
edit-invite-save-and-send = Save and send again
edit-invite-saved = The invite to { $email } is changed.
person-resend = Resend invitation
person-revoke = Revoke invitation…
person-role-changed = { $name }: role set to { $role }
person-resent = The invitation to { $email } goes out again
person-link-copied = The link for { $email } is copied. It lets in whoever opens it with that address.
person-revoked = Asked to revoke the invitation to { $email }
revoke-title = Revoke the invitation to { $email }?
revoke-verb = Revoke invitation
revoke-consequence = The link in the mail stops working, and the seat it holds is free again. You can invite the same address again at any time.
revoke-offline = You are not connected: until this syncs, the link still works.
role-now = Has this role now
role-may-not-give = Your role may not give this one
role-not-in-bulk = Not given by invitation
role-choose = Choose a role
role-choose-other = Use another role…
role-detail = { $people ->
    [one] 1 person
   *[other] { $people } people
} · { $permissions } of 150 permissions

## Inviting
invite-nothing-sent = Nothing is sent until you press Send
invite-clear = Start over
invite-composer = Addresses to invite
invite-composer-first = Type, paste or drop addresses
invite-composer-more = Type, paste or drop more
invite-paste = Paste
invite-paste-by-key = Press Ctrl+V here to paste
invite-choose-file = Choose file…
invite-default-role = Default role
invite-empty-title = No addresses yet
invite-empty-text = Paste a list from anywhere, or drop a CSV, an Excel sheet, a text file or a vCard on the window. All of these work:
invite-example-plain = ana@company.com, ben@company.com; chloe@company.com
invite-example-named = Ana Ruiz <ana@company.com>
invite-example-table = Rows copied from a spreadsheet, with or without a header
invite-example-file = people.csv, contacts.vcf, list.txt
invite-send = { $count ->
    [0] Send invites
    [one] Send 1 invite
   *[other] Send { $count } invites
}
invite-queue = { $count ->
    [0] Queue invites
    [one] Queue 1 invite
   *[other] Queue { $count } invites
}
invite-sent = { $count ->
    [one] 1 invite is on its way
   *[other] { $count } invites are on their way
}
invite-queued = { $count ->
    [one] 1 invite waits to be sent
   *[other] { $count } invites wait to be sent
}
invite-message = Personal message
invite-message-hint = It stands in every mail of this batch, as your own words.
invite-message-add = Add a message
batch-pasted = Pasted list
invite-undo = Undo
invite-undone = { $count ->
    [one] 1 invite is taken back. Nobody heard of it.
   *[other] { $count } invites are taken back. Nobody heard of them.
}
invite-undone-late = { $late ->
    [one] 1 invite had gone out already and is revoked.
   *[other] { $late } invites had gone out already and are revoked.
} { $undone ->
    [0] {""}
    [one] 1 was never sent.
   *[other] { $undone } were never sent.
}
invite-refused = { $count ->
    [one] 1 invite was refused and stays in the table
   *[other] { $count } invites were refused and stay in the table
}
source-text = the text
source-addresses = { $count ->
    [one] 1 address
   *[other] { $count } addresses
}
source-remove = Take { $name } out again
count-filters = What was found
count-found = { $count } found
count-ready = { $count } ready
count-repeated = { $count } repeated
count-already-member = { $count } already here
count-already-pending = { $count } already (Pending)
count-needs-fixing = { $count ->
    [one] 1 needs fixing
   *[other] { $count } need fixing
}
count-no-seat = { $count } without a seat
count-left-out = { $count } left out
count-sentence = { $found }: { $parts }
staging-label = Addresses to invite
staging-include = Include
staging-include-row = Include { $email }
staging-edit-email = Email on line { $line }
staging-original = As written: { $original }
staging-role-of = Role of { $email }: { $role }
staging-unknown-role = “{ $role }”?
staging-role-was = was “{ $role }”
staging-merged = Merged
staging-skipped = Skipped
staging-leave-out = Leave out
staging-leave-out-row = Leave out { $email }
state-ready = Ready
state-ready-until = Ready, until { $day }
state-no-role = Choose a role
state-unknown-role = No such role
state-owner-in-bulk = Invite alone
state-end-order = Which day?
state-end-unreadable = No date
state-end-past = End is over
state-no-seat = No seat
state-repeated = Repeated
state-already-member = Already a member
state-already-pending = Already (Pending)
state-left-out = Left out
state-use-suggestion = Looks mistyped. Use { $email }
address-empty = No address
address-no-at = Needs one @
address-line-break = Holds a line break
address-space = Holds a space
address-quoted = Quoted names are not taken
address-local-not-ascii = Letters before the @ that mail cannot carry
address-too-long = Too long
address-bad-domain = The part after the @ is no domain
address-bad-local = The part before the @ cannot be
address-other = Not an address
fix-title = Fix once
fix-domain-title = { $count ->
    [one] 1 address looks mistyped
   *[other] { $count } addresses look mistyped
}
fix-domain = { $from } is most likely { $to }
fix-use = Use { $to }
fix-role-title = { $count ->
    [one] 1 row says “{ $role }”
   *[other] { $count } rows say “{ $role }”
}
fix-role-use = Use { $role } for { $count ->
    [one] it
   *[other] all { $count }
}
fix-role-other = Another role for “{ $role }”
fix-as-written = { $count ->
    [one] It is right
   *[other] They are right
}
fix-spelling-title = { $count ->
    [one] 1 address is misspelled
   *[other] { $count } addresses are misspelled
}
fix-spelling = { $count ->
    [one] Use what was meant
   *[other] Use what was meant for all { $count }
}
slip-ends = There are other signs at the ends.
slip-at = The @ is written otherwise.
slip-spaces = There are spaces in between.
slip-commas = There are commas for dots.
slip-dots = There are too many dots.
slip-no-at = The @ is missing.
slip-other = This is probably meant otherwise.
fix-address-title = { $count ->
    [one] 1 is no address
   *[other] { $count } are no addresses
}
fix-address = Write them anew in the table, or leave them out.
fix-any-role-title = { $count ->
    [one] 1 row names no role
   *[other] { $count } rows name no role
}
fix-any-role = Role for all of them
fix-owner-title = { $count ->
    [one] 1 row asks for an Owner’s role
   *[other] { $count } rows ask for an Owner’s role
}
fix-owner = Owners are invited one by one, with a word of caution each.
fix-owner-other = Another role instead
invite-owner-open = Invite as { $role }…
invite-owner-title = Invite { $email } as { $role }?
invite-owner-sees = { $role } sees everything in this workspace, money and margins included.
invite-owner-removes = They can invite and remove anybody. Where there is more than one Owner, that includes you.
invite-owner-alone = Only invite somebody to this role whom you trust fully.
invite-owner-trust = I trust whoever reads { $email } with all of it.
invite-owner-verb = Invite as { $role }
invite-owner-done = { $email } is invited as { $role }
fix-date-order-title = { $count ->
    [one] 1 end date can be read in two ways
   *[other] { $count } end dates can be read in two ways
}
fix-date-order = Which number is the day, as in { $written }?
fix-day-first = The first: day, month
fix-month-first = The second: month, day
fix-end-title = { $count ->
    [one] 1 end date says “{ $written }”
   *[other] { $count } end dates say “{ $written }”
}
fix-end-past-title = { $count ->
    [one] 1 end date is over
   *[other] { $count } end dates are over
}
fix-no-end = Without an end date
fix-repeated = Merged into their first row
fix-members-skipped = { $count ->
    [one] 1 member skipped
   *[other] { $count } members skipped
}
fix-pending-skipped = { $count } (Pending) skipped
fix-send-again = { $count ->
    [one] Send it again
   *[other] Send all { $count } again
}
fix-seats-title = { $count ->
    [one] There is no seat for 1 row
   *[other] There is no seat for { $count } rows
}
fix-seats = The others can go. These stay in the table until there is room.
fix-show = Show
fix-export-rest = { $count ->
    [one] Save 1 row that is not sent…
   *[other] Save { $count } rows that are not sent…
}
saved-as = Saved as { $name }
together-resent = { $count ->
    [0] Nothing was sent again
    [one] 1 invite is sent again
   *[other] { $count } invites are sent again
}
columns-title = Columns in { $name }
columns-sheet = Sheet
columns-unnamed = Column { $at }
columns-purpose = What “{ $name }” is for
columns-unused = { $count ->
    [one] 1 column is not used
   *[other] { $count } columns are not used
}
columns-fewer = Only those in use
purpose-email = Email
purpose-name = Name
purpose-first-name = First name
purpose-last-name = Last name
purpose-role = Role
purpose-end-date = End date
purpose-team = Team
purpose-ignored = Not used
blocked-nothing-ready = Nothing is ready to send. Mend a row, or add addresses.
blocked-no-role = Choose a default role, or a role for each row.
blocked-not-allowed = Your role may not invite people. Ask an owner.
blocked-no-seat = There are not enough free seats. Leave some out, or revoke invitations that nobody answered.
blocked-other = This cannot be sent as it is.

## Seats
seats-title = Seats
seats-used = { $used } of { $purchased } used, { $reserved } reserved by (Pending)
seats-unlimited = { $used } used, { $reserved } reserved by (Pending), no limit
seats-missing = { $missing ->
    [one] There is no seat for 1 row; it stays in the table.
   *[other] There is no seat for { $missing } rows; they stay in the table.
}
seats-room = { $count ->
    [one] There is a seat for it.
   *[other] There is a seat for each, if all accept.
}
seats-used-of = of { $purchased } used
seats-used-of-any = used, no limit
seats-if-all-accept = { $total } of { $purchased } if all accept
seats-line-used = Used
seats-line-reserved = Reserved by (Pending)
seats-line-free = Free now
as-of = As of { $time }

## Batches
people-way = Way back
batches-title = Batches
batches-detail = Lists of invitations that were sent together
batches-none = No batches yet
batches-none-hint = Invite several people at once, or with a message, and what becomes of them stands here.
batch-made = { $by ->
    [none] Sent { $day }, { $time }
   *[other] Sent by { $by }, { $day }, { $time }
}
batch-invites = { $count ->
    [one] 1 invite
   *[other] { $count } invites
}
batch-accepted = { $count } accepted
batch-pending = { $count } (Pending)
batch-waiting = { $count } waiting to be sent
batch-needs-approval = { $count ->
    [one] 1 needs approval
   *[other] { $count } need approval
}
batch-bounced = { $count } bounced
batch-expired = { $count } expired
batch-declined = { $count } declined
batch-revoked = { $count } taken back
batch-nothing = Nothing is left of it
batch-missing = { $count ->
    [one] 1 was refused or deleted
   *[other] { $count } were refused or deleted
}
batch-gone = This batch is not here
batch-gone-hint = It may belong to another workspace.
batch-export = { $count ->
    [one] Save 1 reject…
   *[other] Save { $count } rejects…
}
together-resend-open = Send again…
together-resend-title = Send again to whoever has not answered?
together-resend-would = { $count ->
    [0] Nobody would get a mail.
    [one] 1 person gets a mail with a fresh link, and a week. The link before it stops working.
   *[other] { $count } people get a mail with a fresh link, and a week. The links before these stop working.
}
together-resend-verb = { $count ->
    [0] Send again
    [one] Send 1 again
   *[other] Send { $count } again
}
together-revoke-open = Take back…
together-revoke-title = Take back what nobody answered?
together-revoke-would = { $count ->
    [0] Nothing would be taken back.
    [one] 1 link stops working, and its seat is free again.
   *[other] { $count } links stop working, and their seats are free again.
}
together-revoke-verb = { $count ->
    [0] Take back
    [one] Take 1 back
   *[other] Take { $count } back
}
together-revoked = { $count ->
    [one] 1 invite is taken back
   *[other] { $count } invites are taken back
}
together-role-open = Change role…
together-role-title = Another role for whoever has not answered?
together-role = Role
together-role-would = { $count ->
    [0] Nobody’s role would change.
    [one] 1 person is invited to this role instead, and gets a mail with a fresh link.
   *[other] { $count } people are invited to this role instead, and get a mail with a fresh link.
}
together-role-verb = { $count ->
    [0] Change role
    [one] Change 1 role
   *[other] Change { $count } roles
}
together-role-changed = { $count ->
    [one] 1 invite has another role
   *[other] { $count } invites have another role
}
together-stays = { $count ->
    [one] 1 stays as it is:
   *[other] { $count } stay as they are:
}
together-passed-over = { $count ->
    [one] 1 needs nothing: answered, taken back, or so already.
   *[other] { $count } need nothing: answered, taken back, or so already.
}

## Outbox and what needs attention
outbox-waiting = Waiting to send
outbox-empty = Everything is saved on the server
outbox-empty-hint = Changes made offline wait here.
outbox-discard = Discard
outbox-discard-named = Discard: { $change }
outbox-on-its-way = On its way
outbox-doubtful = As things stand, the server will refuse this: { $why }
outbox-offline = Nobody answers right now. Work goes on here, and what waits is sent by itself.
outbox-next-try = Next try at { $time }.
outbox-signed-out = Your session has ended. What waits is kept, and is sent once you have signed in again.
outbox-too-old = The server is newer than this app. What waits is kept, and is sent once Roster is updated.
outbox-gone = This workspace was deleted, or you were removed from it. What waits cannot be sent.
change-made = Made { $day }, { $time }
verb-invite = Invite { $subject }
verb-revoke-invitation = Revoke the invitation to { $subject }
verb-resend-invitation = Resend the invitation to { $subject }
verb-start-batch = Begin the batch “{ $subject }”
verb-change-invitation = Change the invite to { $subject }
verb-approve-invitation = Approve the invite to { $subject }
verb-delete-invitation = Delete the invite to { $subject }
verb-change-role = Change the role of { $subject }
verb-rename-workspace = Rename the workspace to { $subject }
verb-create-role = Create the role { $subject }
verb-rename-role = Rename the role { $subject }
verb-edit-role = Change the permissions of { $subject }
verb-delete-role = Delete the role { $subject }
verb-set-role-menu = Change the main menu of { $subject }
verb-add-role-test = Add a check to { $subject }
verb-remove-role-test = Remove a check from { $subject }
verb-set-exception = Set an exception: { $subject }
verb-clear-exception = Remove an exception: { $subject }
verb-edit-member = Edit the details of { $subject }
verb-suspend-member = Suspend { $subject }
verb-resume-member = Restore { $subject }
verb-set-membership-end = Change when the membership of { $subject } ends
verb-remove-member = Remove { $subject }
verb-leave = Leave { $subject }
verb-reinstate-member = Undo the removal of { $subject }
verb-create-project = Create the project { $subject }
verb-rename-project = Rename the project { $subject }
verb-archive-project = Archive { $subject }
verb-reopen-project = Reopen { $subject }
verb-share-project = Share { $subject }
verb-assign-to-project = Assign { $subject }
verb-unassign-from-project = Unassign { $subject }
verb-set-project-part = Change the part of { $subject }
verb-create-team = Create the team { $subject }
verb-rename-team = Rename the team { $subject }
verb-delete-team = Delete the team { $subject }
verb-set-team-part = Change the part of { $subject }
verb-other = Change { $subject }
not-done-invite = { $subject } was not invited
not-done-revoke-invitation = The invitation to { $subject } was not revoked
not-done-resend-invitation = The invitation to { $subject } was not sent again
not-done-start-batch = The batch “{ $subject }” was not begun
not-done-change-invitation = The invite to { $subject } was not changed
not-done-approve-invitation = The invite to { $subject } was not approved
not-done-delete-invitation = The invite to { $subject } was not deleted
not-done-change-role = The role of { $subject } was not changed
not-done-rename-workspace = The workspace was not renamed to { $subject }
not-done-create-role = The role { $subject } was not created
not-done-rename-role = The role { $subject } was not renamed
not-done-edit-role = The permissions of { $subject } were not changed
not-done-delete-role = The role { $subject } was not deleted
not-done-set-role-menu = The main menu of { $subject } was not changed
not-done-add-role-test = The check was not added to { $subject }
not-done-remove-role-test = The check was not removed from { $subject }
not-done-set-exception = The exception was not set: { $subject }
not-done-clear-exception = The exception was not removed: { $subject }
not-done-edit-member = The details of { $subject } were not changed
not-done-suspend-member = { $subject } was not suspended
not-done-resume-member = { $subject } was not restored
not-done-set-membership-end = The end of the membership of { $subject } was not changed
not-done-remove-member = { $subject } was not removed
not-done-leave = You did not leave { $subject }
not-done-reinstate-member = The removal of { $subject } was not undone
not-done-create-project = The project { $subject } was not created
not-done-rename-project = The project { $subject } was not renamed
not-done-archive-project = { $subject } was not archived
not-done-reopen-project = { $subject } was not reopened
not-done-share-project = { $subject } was not shared
not-done-assign-to-project = { $subject }: not assigned
not-done-unassign-from-project = { $subject }: not unassigned
not-done-set-project-part = The part of { $subject } was not changed
not-done-create-team = The team { $subject } was not created
not-done-rename-team = The team { $subject } was not renamed
not-done-delete-team = The team { $subject } was not deleted
not-done-set-team-part = The part of { $subject } was not changed
not-done-other = { $subject } was not changed
attention-title = Needs your attention
attention-count = { $count ->
    [one] 1 needs you
   *[other] { $count } need you
}
attention-not-done = Not done
attention-place = { $at } of { $of }
attention-you-asked = You asked
attention-asked-at = { $day }, { $time }: { $change }.
attention-why-not = Why not
attention-you-can = You can
attention-let-go = Let it go
attention-nothing-lost = Nothing was lost. What you asked stays here until you decide.

## Mail to pass on
mail-title = Mail to pass on
mail-count = { $count ->
    [0] Nothing to pass on
    [one] 1 invitation
   *[other] { $count } invitations
}
mail-why = No mail server is set up, so these mails were kept. Copy a link, or open the mail and send it yourself.
mail-empty = No mail waits for you
mail-empty-hint = Invitations that the server cannot mail by itself stand here.
mail-copy-link = Copy link
mail-copy-link-for = Copy the link for { $email }
mail-open = Open in mail program
mail-open-for = Open the mail to { $email } in the mail program

## Overview
needs-title = Needs you
needs-order = Most urgent first
needs-none = All quiet
needs-none-hint = Nothing waits for you.
need-review = Review
need-outbox = Open the outbox
need-pass-on = Pass them on
need-see = See them
need-attention = { $count ->
    [one] 1 change could not be made
   *[other] { $count } changes could not be made
}
need-offline = { $count ->
    [0] You are offline
    [one] You are offline, and 1 change waits
   *[other] You are offline, and { $count } changes wait
}
need-mails = No mail server is set up
need-mails-reason = { $count ->
    [one] 1 invitation waits for you to pass it on.
   *[other] { $count } invitations wait for you to pass them on.
}
need-ending = { $count ->
    [one] 1 invitation ends within 3 days
   *[other] { $count } invitations end within 3 days
}
need-ending-reason = { $others ->
    [0] { $name } has not answered yet.
    [one] { $name } and 1 other have not answered yet.
   *[other] { $name } and { $others } others have not answered yet.
}
need-asked = { $count ->
    [one] { $email } asks for a new link
   *[other] { $count } people ask for a new link
}
need-asked-reason = The invite expired, or nobody vouches for it. Resend or approve it.
need-bounced = The mail to { $email } bounced
need-bounced-reason = The mailbox does not take it. Check the address and invite it anew.
start-title = Getting started
start-opened = Open your workspace
start-invite = Invite your team
start-invite-hint = Paste a list from anywhere, or drop a file on the window.
start-joined = See them join: their seat is held until they answer

spread-title = Role spread
spread-people = { $count ->
    [one] 1 person
   *[other] { $count } people
}

## Settings
settings-local = Kept on this computer
settings-appearance = Appearance
settings-theme = Theme
theme-system = As the system
theme-light = Light
theme-dark = Dark
settings-density = Rows
density-compact = Compact
density-default = Default
density-comfortable = Comfortable
settings-text-size = Text size
text-size = { $percent }%
settings-notices = Notifications
settings-notify-joined = Tell me when somebody joins
settings-hide-details = Hide names in notifications
settings-hide-details-hint = For screens that others can see.
settings-keep-in-tray = Keep running in the tray when the window is closed
settings-test = Send a test
settings-test-hint = See whether this computer shows them.
settings-privacy = Privacy
settings-about = About
settings-version = Roster { $version }
settings-copy-diagnostics = Copy diagnostics
diagnostics-copied = Diagnostics are copied. They hold no names, addresses or passwords.

## Shortcuts
shortcuts-title = Keyboard shortcuts
shortcuts-note = Single letters work while you are not typing.
shortcut-invite = Invite people
shortcut-search = Find people or permissions
shortcut-go-overview = Go to Overview
shortcut-go-people = Go to People
shortcut-go-invite = Go to Invite
shortcut-go-roles = Go to Roles
shortcut-go-projects = Go to Projects
shortcut-go-teams = Go to Teams
shortcut-go-outbox = Go to Outbox
shortcut-go-settings = Go to Settings
shortcut-settings = Settings
shortcut-sync = Sync now
shortcut-next-region = Next part of the window
shortcut-previous-region = Previous part of the window
shortcut-sheet = This list
shortcut-send = Send or queue the invites
shortcut-arrows = Move in a list
shortcut-toggle = Turn a permission on or off
shortcut-extend = Choose several permissions
shortcut-copy-pattern = Copy a module's pattern
shortcut-paste-pattern = Paste it on another module
shortcut-undo-draft = Undo in a role's draft
shortcut-view-as = View as a role
shortcut-first-row = First row
shortcut-last-row = Last row
shortcut-escape = Close, or empty the search

## Who joined
joined-one = { $name } joined { $workspace } as { $role }
joined-few = { $names } joined { $workspace }
joined-many = { $count } people joined { $workspace }

## Roles
roles-count = { $count ->
    [one] 1 role
   *[other] { $count } roles
} · { $own ->
    [0] none of your own
   *[other] { $own } of your own
}
roles-way = Way back
roles-and-more = { $count } more
roles-plan-title = The plan { $plan } has no roles of your own
roles-plan-text = The roles below are part of every plan. With a larger plan you make new ones and change them; what people have now stays as it is.
column-people = People
column-read-data = Read data
column-perform-actions = Perform actions
column-manage-billing = Manage billing
column-manage-team = Manage team
column-permissions = Permissions
share-none = nothing
share-some = some
share-all = everything
origin-system = System
origin-built-in = Built in
role-people = { $count ->
    [0] Nobody
    [one] 1 person
   *[other] { $count } people
}
role-permissions = { $count ->
    [one] 1 permission
   *[other] { $count } permissions
}
role-permissions-of = { $count } of 150
role-sensitive = { $count } sensitive
role-draft = { $count ->
    [one] Draft: 1 change
   *[other] Draft: { $count } changes
}
role-travelled = Applied on { $reached } of { $devices } devices
role-actions = Actions for { $name }
role-compare = Compare…
role-compare-with = Compare with…
role-duplicate = Duplicate
role-rename = Rename…
role-export = Export…
role-exported = { $name } is exported
role-delete = Delete…
role-view-as = View as
role-import = Import…
role-created = The role { $name } is here
role-renamed = { $before } is called { $name } now
role-deleted = The role { $name } is deleted
role-copy-name = { $name } copy
role-name = Name
role-name-example = What these people do, as in Designer
role-name-seniority = “{ $word }” says how senior somebody is, not what they do. A name by job, as in Designer or Bookkeeper, stays right for longer.
role-locked-system = A role of the system: it can be looked at, not changed. Duplicate it and change the copy.
role-locked-no-right = You may look at roles, not change them. Ask an owner.
role-locked-plan = The plan has no roles of your own, so this one can only be looked at. A larger plan opens it again.
key-locked-not-held = You do not hold this yourself, so you cannot give it. Ask an owner.
key-locked-owner = Only owners can hold this.
key-locked-owner-or-co-owner = Only owners and co-owners can hold this.
summary-everything-at-all = Everything in every module.
summary-nothing-at-all = Nothing yet: people with this role see an empty workspace.
summary-everything = Everything in { $modules }.
summary-some = Some of { $modules }.
summary-view-only = Only looks at { $modules }.
summary-nothing = Nothing in { $modules }.
summary-money = Sees money.
summary-no-money = Sees no money.
sensitive = Sensitive
sensitive-money = Money
sensitive-personal = Personal data
sensitive-deleting = Deleting
sensitive-people = People and roles
sensitive-outside = Outside access

## Making and removing a role
new-role = New role
new-role-from = Start from
new-role-hint = Nobody has it until you give it.
new-role-create = Create role
source-scratch = From scratch
source-scratch-about = Everything is off. Turn on what is needed.
source-ready = A ready role
source-taken = here already
source-copy = A copy of a role
ready-title = Start from a ready role
ready-hint = Each is a beginning: everything in it can be changed before anybody has it.
ready-use = Use
ready-use-named = Use { $name }
rename-title = Rename { $name }
rename-verb = Rename
delete-title = Delete the role { $name }?
delete-used = { $people ->
    [0] Nobody has it
    [one] 1 person has it
   *[other] { $people } people have it
}{ $pending ->
    [0] .
    [one] , and 1 invitation (Pending) gives it.
   *[other] , and { $pending } invitations (Pending) give it.
} They keep nothing of it: from then on they have only what the other role gives.
delete-unused = Nobody has it, and no invitation gives it. Nothing else changes.
delete-draft = { $count ->
    [one] Its draft with 1 change goes with it.
   *[other] Its draft with { $count } changes goes with it.
}
delete-offline = You are not connected: until this syncs, everybody keeps it.
delete-move-to = { $count ->
    [one] Move 1 person to…
   *[other] Move its { $count } people to…
}
delete-needs-target = Choose the role that they get instead.
delete-move-verb = { $count ->
    [one] Move 1 person and delete
   *[other] Move { $count } people and delete
}
delete-verb = Delete role
import-title = Import a role
import-verb = Import role

## The role editor
editor-search = Find a permission, as in send invoice
editor-filters = Which permissions to show
editor-filter-all = All
editor-filter-on = On
editor-filter-changed = Changed
editor-filter-sensitive = Sensitive
editor-differs = Differs from…
editor-differing = Different
editor-grid = Permissions by module
editor-module = Module
editor-all-actions = All actions
editor-count = { $on } of { $all }
editor-changed-inside = with unsaved changes inside
editor-unsaved-one = Changed, not applied yet.
editor-not-found = No permission matches “{ $words }”
editor-not-found-hint = Names, modules and descriptions are searched.
editor-none-of-kind = No permission is like that
editor-show-all = Show all permissions
editor-keys-hint = Arrows move, Space turns on or off, Shift and arrows choose several.
editor-unknown-keys = { $count ->
    [one] 1 permission comes from a newer version of Roster. It stays as it is.
   *[other] { $count } permissions come from a newer version of Roster. They stay as they are.
}
verb-column-view = View
verb-column-create = Create
verb-column-edit = Edit
verb-column-delete = Delete
verb-of-module = { $verb }: { $module }
verb-none = { $module } has nothing to { $verb }
master-module = All of { $module }
master-column = { $verb }, in all modules
module-actions = More for { $module }
module-everything = Everything
module-view-only = View only
module-nothing = Nothing
module-copy = Copy pattern
module-paste = Paste pattern of { $module }
module-copied = The pattern of { $module } is copied
state-on = on
state-off = off
draft-also-on = Also turned on { $names }, which { $count ->
    [one] it needs
   *[other] they need
}.
draft-also-off = Also turned off { $names }, which { $count ->
    [one] needs it
   *[other] need it
}.
draft-undo = Undo
draft-bar = Draft
draft-unsaved = { $count ->
    [one] 1 unsaved change
   *[other] { $count } unsaved changes
}
draft-applies = { $people ->
    [0] Nobody has this role yet
    [one] Applies to 1 person at once
   *[other] Applies to { $people } people at once
}
draft-applies-pending = and { $pending } (Pending)
draft-settle-first = { $count ->
    [one] Say above which one holds, then apply
   *[other] Say above which of the { $count } hold, then apply
}
draft-discard = Discard
draft-review = Review and apply
clash-deleted = Somebody deleted { $name } while you were changing it
clash-deleted-hint = What you changed is still here. Save it as a new role, or let it go.
clash-save-as-new = Save as a new role
clash-moved = { $count ->
    [one] Somebody changed 1 permission that your draft touches too
   *[other] Somebody changed { $count } permissions that your draft touches too
}
clash-states = was { $base } · in your draft { $mine } · now { $theirs }
clash-keep-mine = Keep mine: { $state }
clash-keep-mine-of = { $name }: keep mine, { $state }
clash-take-theirs = Take theirs: { $state }
clash-take-theirs-of = { $name }: take theirs, { $state }
clash-others = { $count ->
    [one] 1 other change by somebody else does not touch your draft; it is taken in already.
   *[other] { $count } other changes by somebody else do not touch your draft; they are taken in already.
}
panel-label = About this role
panel-switches = Permissions
panel-preview = Preview
panel-checks = Checks
panel-menu = Main menu
preview-of = What { $name } sees
preview-hint = With your unsaved changes, on this computer alone. Nobody is told.
preview-nothing = People with this role see nothing yet.
preview-failed = This could not be shown. Nothing of the draft is lost.
preview-open = Open the whole preview
preview-added = (added by the draft)
preview-removed = (removed by the draft)
checks-none = A check is a sentence that must stay true, as in “Cannot: Delete projects”. It is tried again after each change.
checks-passing = { $passing } of { $all } checks pass
checks-failing = { $count ->
    [one] 1 check fails
   *[other] { $count } checks fail
}
check-can = Can: { $names }
check-cannot = Cannot: { $names }
check-at = { $check } ({ $place })
check-passes = Passes
check-fails = Fails.
check-fails-now = Fails with these changes.
check-lacks = Missing: { $names }.
check-has = On, but should not be: { $names }.
check-add = Add a check
check-remove = Remove the check: { $check }
check-kind = Can or cannot
check-kind-can = People with this role can
check-kind-cannot = People with this role cannot
check-permissions = Do what
check-permission-example = Type to find a permission
check-take-out = Take out { $name }
check-needs-permission = Choose one permission or more.
check-place = Where
place-anywhere = Anywhere
place-assigned = On a project assigned to them
place-other = On any other project
place-within-assigned = on a project assigned to them
place-within-other = on any other project
menu-hint = The order in which people of this role see their screens. Drag a line, or use its arrows.
menu-not-permitted = Not permitted, so not shown
menu-left-out = Permitted, but left out
menu-up = Move { $name } up
menu-down = Move { $name } down
menu-show = Show { $name }
menu-moved = { $name } is { $place } of { $of } now

## Reviewing a draft
review-title = Review changes to { $name }
review-reach = { $count ->
    [one] 1 change.
   *[other] { $count } changes.
} { $people ->
    [0] Nobody has this role yet.
    [one] It reaches 1 person at once.
   *[other] They reach { $people } people at once.
}
review-reach-pending = And { $pending } (Pending), when they accept.
review-tabs = Ways to look at it
review-by-permission = By permission
review-by-person = By person
review-on = on
review-off = off
review-gains = Gains
review-losses = Loses
review-sensitive-first = sensitive first
review-all = All { $people } { $verb } it.
review-some = { $names } and { $others } more { $verb } it.
review-named = { $people ->
    [one] { $names } { $verb ->
        [gain] gains
       *[lose] loses
    } it.
   *[other] { $names } { $verb } it.
}
review-nobody = Nobody has this role yet.
review-by-exception = Already so by an exception: { $names }.
review-on-because = Turned on because { $name } needs it
review-off-because = Turned off because it needs { $name }
review-no-person = Nobody has this role yet, so nobody gains or loses anything.
review-person-gains = Gains { $names }
review-person-loses = Loses { $names }
review-person-same = Nothing changes
review-more-people = { $count ->
    [one] And 1 more person, the same way.
   *[other] And { $count } more people, the same way.
}
review-checks-change = { $count } of { $all } checks { $count ->
    [one] changes
   *[other] change
}.
review-check-now-fails = “{ $check }” fails from now on.
review-check-now-passes = “{ $check }” passes from now on.
review-note = Nothing has changed until you apply.
review-back = Back to editing
review-apply = { $count ->
    [one] Apply 1 change
   *[other] Apply { $count } changes
}
review-applied = { $count ->
    [one] 1 change is applied to { $name }
   *[other] { $count } changes are applied to { $name }
}

review-queued = { $count ->
    [one] 1 change to { $name } waits to be sent
   *[other] { $count } changes to { $name } wait to be sent
}

## Comparing roles
compare-title = Compare
compare-kind = What to compare
compare-kind-role = A role
compare-kind-person = A person
compare-left = Left side
compare-right = Right side
compare-with = with
compare-swap = Swap the two sides
compare-choose = Choose two sides
compare-choose-person = Choose a person
compare-choose-hint = Only what differs is shown.
compare-counts = { $count ->
    [0] No differences
    [one] 1 difference
   *[other] { $count } differences
} · { $same } the same
compare-permission = Permission
compare-identical = These two are identical
compare-identical-hint = { $left } and { $right } have the same permissions on.
compare-copy = { $name } { $state } in { $to } too
compare-copied = { $name } is copied into the draft

## View as
key-escape = Esc
view-as = View as
view-as-title = Viewing as { $who }
view-banner = Preview
view-entered = Viewing as { $who }. Press Escape to leave.
view-of-role = Role: { $role }
view-unsaved = { $count ->
    [one] includes 1 unsaved change
   *[other] includes { $count } unsaved changes
}
view-somebody-else = Somebody else
view-somebody-else-label = View as somebody else
view-nobody-notified = Preview on this computer. Nobody is notified.
view-show-hidden = Show what is hidden
view-leave = Leave preview
view-screens = What { $who } sees in the sidebar
view-content = The screen as { $who } sees it
view-records = Records in { $screen }
view-beside = Checks and changes
view-mark-added = + draft
view-mark-removed = − draft
view-mark-hidden = hidden
view-mark-left-out = not in menu
view-sample = Sample
view-samples = Sample records stand next to real ones.
view-no-gap = Buttons explain instead of acting. Dashed outlines are never seen, and leave no gap.
view-explains = Explains why it is here
view-why-thing = Why? { $thing }
view-why-shown = Why is { $thing } shown?
view-why-hidden = Why is { $thing } hidden?
view-left-out = { $who } may open { $thing }, but the main menu of the role leaves it out.
view-no-gate = Everybody sees { $thing }. No permission hides it.
view-column-of = { $column } column
view-block-hidden = { $who } does not see this block.
view-block-removed = { $who } no longer sees this block: the draft takes it away.
view-no-rows = { $who } sees no records here.
view-flip-hint = { $people ->
    [0] Flip it here to change the draft. Nobody holds this role.
    [one] Flip it here to change the draft. 1 person holds this role.
   *[other] Flip it here to change the draft. { $people } people hold this role.
}
view-open-editor = Open in editor
view-also-on = Also turned on, because it needs it: { $names }
view-also-off = Also turned off, because it needs this: { $names }
view-checks = Checks
view-ask = Ask…
view-checks-none = This role has no checks yet. Ask whether it can do something.
view-checks-count = { $passing ->
    [one] 1 passes
   *[other] { $passing } pass
}{ $failing ->
    [0] {""}
    [one] , 1 fails
   *[other] , { $failing } fail
}{ $turned ->
    [0] {""}
    [one] , 1 changed by this draft
   *[other] , { $turned } changed by this draft
}
   *[false] Cannot { $doing } { $place }
}
view-check-passes = As it should be.
view-check-lacks = Not so. Missing: { $names }.
view-check-has = Not so. On: { $names }.
view-check-broken = It was so before this draft.
view-check-mended = This draft puts it right.
view-changes = This draft changes
view-change-on = Turned on:
view-change-off = Turned off:
view-changes-more = and { $count } more
view-on-page = On this page
view-on-page-count = Shown { $shown }, hidden { $hidden }
view-limited = This shows only what your own role has too. { $who } may see more.
view-nothing-role = This role sees nothing
view-nothing-person = { $who } sees nothing
view-nothing-hint = No screen of the workspace is open to it. Show what is hidden, and ask any of it why.
view-nothing-ask = No screen of the workspace is open to it. Press one in the sidebar to see why, and to turn it on.

## Why
why = Why?
why-about = Why? { $permission }
why-somebody = This person
why-on = { $who } may { $doing }{ $project ->
    [none] {""}
   *[other] {" "}on { $project }
}: { $permission } is on{ $of ->
    [role] {""}
   *[person] {" "}in the role { $role }
}.
why-off = { $who } may not { $doing }{ $project ->
    [none] {""}
   *[other] {" "}on { $project }
}: { $permission } is off{ $of ->
    [role] {""}
   *[person] {" "}in the role { $role }
}.
why-needs = { $who } may not { $doing }: { $permission } is on, but it needs { $needed }, which is off{ $of ->
    [role] {""}
   *[person] {" "}in the role { $role }
}.
why-owner-only = { $who } may not { $doing }: only an Owner can.
why-owner-or-co-owner-only = { $who } may not { $doing }: only an Owner or a Co-owner can.
why-plan = { $who } may not { $doing }: the workspace’s plan{ $plan ->
    [none] {""}
   *[other] , { $plan },
} does not have it.
why-exception-allows = { $who } may { $doing } on { $project ->
    [none] this project
   *[other] { $project }
}: an exception there allows it.
why-exception-denies = { $who } may not { $doing } on { $project ->
    [none] this project
   *[other] { $project }
}: an exception there denies it.
why-not-assigned = { $who } may not { $doing } on { $project ->
    [none] this project
   *[other] { $project }
}: somebody has to assign { $who } to it first.
why-view-only = { $who } is on { $project ->
    [none] this project
   *[other] { $project }
} to look at it only, and may not { $doing } there.
why-suspended = { $who } may not { $doing }: { $who } is suspended, and may do nothing meanwhile.
why-not-a-member = { $who } may not { $doing }: { $who } is not a member of this workspace.
why-role-gone = { $who } may not { $doing }: the role was deleted, and no other one was given.
why-project-gone = { $who } may not { $doing } there: the project is gone.
why-unknown-permission = This version of Roster does not know the permission { $permission }. Update it to get an answer.
why-other = { $allowed ->
    [true] { $who } may { $doing }.
   *[false] { $who } may not { $doing }.
} This version of Roster has no words for the reason ({ $code }).
why-change = What would change it
why-nothing-changes = Nothing that one could change here would turn this round.
why-apply = Apply now
why-apply-draft = Add to the draft
why-in-draft = It is in the draft of the role. Nobody has it before you review and apply it there.
why-open-draft = Open the draft
why-not-yours = This cannot be applied from here. Ask somebody who may change it.
why-copy = Copy as message
why-copied = The message is copied.
why-message = Hello, about access: { $sentence } { $change ->
    [none] There is nothing that could be changed about that.
   *[other] { $allowed ->
        [true] If it should not be so, this would change it: { $change }.
       *[false] If it should be possible, this would change it: { $change }.
    }
} Please tell me what you think.
flip-turn-on = Turn on { $permission }{ $role ->
    [none] {""}
   *[other] {" "}in { $role }
}{ $people ->
    [-1] {""}
    [one] {" "}(1 person)
   *[other] {" "}({ $people } people)
}
flip-turn-off = Turn off { $permission }{ $role ->
    [none] {""}
   *[other] {" "}in { $role }
}{ $people ->
    [-1] {""}
    [one] {" "}(1 person)
   *[other] {" "}({ $people } people)
}
flip-add-exception = { $allow ->
    [no] Deny it to { $who } by an exception on
   *[yes] Allow it for { $who } by an exception on
} { $project ->
    [none] this project
   *[other] { $project }
} alone
flip-remove-exception = Remove the exception on { $project ->
    [none] this project
   *[other] { $project }
}
flip-assign = Assign { $who } to { $project ->
    [none] this project
   *[other] { $project }
}
flip-let-edit = Let { $who } work on { $project ->
    [none] this project
   *[other] { $project }
}
flip-restore = Restore { $who }
flip-change-plan = Change { $plan ->
    [none] the workspace’s plan
   *[other] to the plan { $plan }
}
flip-change-role = Give { $who } { $role ->
    [none] another role
   *[other] the role { $role }
}
flip-other = A change that this version of Roster does not know ({ $code })
why-panel-title = What may { $who } do, and why?
why-panel-hint = Ask about one permission. The answer is the one reason, and the smallest change.
why-project = On which project
why-anywhere = Anywhere
permission = Permission
person-view-as = View as this person
person-why = Why can / can’t they…?

## Exceptions
exceptions-title = Exceptions
exceptions-meaning = An exception is one explicit row on one project. It does not cascade.
exceptions-no-projects = No projects yet
exceptions-no-projects-hint = An exception lets a role or a person do something on one project alone, or keeps them from it. Once there is a project, it can have some.
exceptions-project = Project
exceptions-projects = Projects
exceptions-assigned-count = { $count } assigned
exceptions-count = { $count ->
    [0] no exceptions
    [one] 1 exception
   *[other] { $count } exceptions
}
exceptions-read-only = You can look at this, and not change it: your role does not have Manage project permissions here. Ask an owner.
exceptions-rows = Exceptions
exceptions-none = { $project } has no exceptions
exceptions-none-hint = Everybody here may do what their role says. An exception is one explicit row: it allows or denies one permission, on this project alone. It does not cascade.
exceptions-assigned = Assigned
exceptions-nobody-assigned = Nobody is assigned to this project yet.
exceptions-role = Role
exceptions-person = Person
exceptions-by = by { $name }
exceptions-allow = Allow
exceptions-deny = Deny
exceptions-effect = Effect
exceptions-who = Role or person
exceptions-add = Add exception
exceptions-add-to = Add an exception on { $project }
exceptions-added = Exception added: { $who }, { $permission }, on { $project }
exceptions-missing-who = Choose a role or a person first.
exceptions-missing-permission = Choose a permission first.
exceptions-remove = Remove the exception: { $who }, { $permission }
exceptions-undo = Undo
exceptions-removed = Exception removed: { $who }, { $permission }
permission-choose = Choose a permission
permission-search = Find a permission, e.g. “send invoice”
permission-none-found = No permission is called that. Try another word.
subject-choose = Choose a role or a person
subject-search = Find a role or a person
subject-none-found = No role and nobody is called that.
subject-roles = Roles
subject-people = People
subject-role-people = { $count ->
    [one] 1 person
   *[other] { $count } people
}

## One's own account
account-title = Your account
account-menu = Your account and devices
account-which = Account
account-at = { $email } at { $server }
account-login = Login details
account-name = Name
account-login-email = Login email
account-login-email-hint = What you sign in with. The address that others see of you is another thing and does not change with it.
account-not-verified = Your mailbox is not confirmed yet. Invitations to this address are shown once it is.
account-verify-code = Code from the mail
account-verify = Confirm
account-verify-again = Send the mail again
account-verify-sent = A mail with six digits is on its way to { $email }.
account-verified = Your mailbox is confirmed.
account-change-email = Change login email…
account-change-email-title = Change login email
account-change-email-lead = A mail goes to the new address and has to be answered within a day. The old address is told, and can object for a week. Until then you sign in as before.
account-new-email = New login email
account-email-wanted = Waiting for { $email } to say yes, until { $day }, { $time }. You sign in as before until then.
account-email-asked = Two mails are on their way: one to { $email }, and one to the address of now.
account-password = Password
account-password-hint = Only you know it. Nobody can look it up, not even whoever runs the server.
account-change-password = Change password…
account-change-password-title = Change password
account-password-now = Current password
account-password-new = New password
account-password-end = Sign out everywhere else
account-password-end-hint = Whoever knew the old password is out at once.
account-password-changed = { $count ->
    [0] Your password is changed. You are signed in nowhere else.
    [one] Your password is changed, and this session has ended:
   *[other] Your password is changed, and these { $count } sessions have ended:
}
account-password-kept = { $count ->
    [one] Your password is changed. You are still signed in on one other device:
   *[other] Your password is changed. You are still signed in on { $count } other devices:
}
account-wrong-password = This is not your password. Nothing was changed.
account-send = Send the mails
account-busy = One moment…
account-save-password = Change password
account-here-title = There is nothing to sign in to here
account-here = This workspace is on this computer. It has no password and no devices: whoever can use your user account on this computer can open it.
account-here-hint = Connect to a server to have an account, to sign in on other devices, and to be invited by others.
account-connect = Connect to a server…
account-workspaces = Workspaces
account-workspaces-none = You are in no workspace so far. Accept an invitation to join one.
account-open = Open
account-open-named = Open { $name }
account-open-now = Open now
account-sign-out = Sign out on this computer
account-sign-out-hint = Takes the copies of these workspaces off this computer. On the server nothing changes.
account-trouble = The account cannot be shown right now

## Devices
devices-title = Devices
devices-this = This app
devices-unnamed = Roster app
devices-browser = Browser
devices-seen = Last used about { $day }, { $time }
devices-began = Signed in { $day }, { $time }
devices-end = End
devices-end-named = End the session: { $name }
devices-end-others = End all others
devices-ended = Ended: { $name }. Whoever had it open has to sign in again.
devices-others-ended = All other sessions have ended.
devices-alone = You are signed in nowhere else.
devices-end-others-title = End all other sessions?
devices-end-others-text = { $count ->
    [one] One other session ends at once. What it has not sent stays on that device until somebody signs in there again.
   *[other] { $count } other sessions end at once. What they have not sent stays on those devices until somebody signs in there again.
}

## Two-step sign-in
factor-title = Two-step sign-in
factor-on = On
factor-off = Off
factor-on-hint = Signing in asks for a code of your authenticator as well.
factor-off-hint = With it, a password alone opens nothing: signing in asks for a code of an authenticator app as well.
factor-set-up = Set up…
factor-turn-off = Turn off…
factor-turn-off-title = Turn two-step sign-in off?
factor-turn-off-text = From then on your password alone opens the account. The key in your authenticator and the recovery codes stop working.
factor-turn-off-verb = Turn off
factor-is-off = Two-step sign-in is off.
factor-scan = 1. Scan this with your authenticator app
factor-scan-alt = QR code with the key for your authenticator
factor-by-hand = No camera at hand? Type this key into the app instead:
factor-copy-key = Copy key
factor-key-copied = The key is on the clipboard.
factor-enter = 2. Write the code that the app shows now
factor-confirm = Turn on
factor-codes-title = Two-step sign-in is on. Keep these recovery codes
factor-codes-text = Each of them signs you in once, if you lose your authenticator. They are shown only now: keep them where you keep your passwords.
factor-codes-copy = Copy codes
factor-codes-copied = The recovery codes are on the clipboard.
factor-codes-save = Save as a file…
factor-codes-saved = The recovery codes are saved.
factor-codes-kept = I have kept them
factor-codes-label = Recovery codes

## Showing once more who one is
proof-title = Is it you?
proof-lead-password = This needs your password once more. It counts for ten minutes.
proof-lead-code = This needs a code of your authenticator, or a recovery code. It counts for ten minutes.
proof-verb = Go on

## Invitations for oneself
invites-title = Invitations for you
invites-menu = { $count ->
    [0] Invitations for you
   *[other] Invitations for you ({ $count })
}
invites-count = { $count ->
    [0] None waits
    [one] 1 waits for your answer
   *[other] { $count } wait for your answer
}
invites-lead = Nothing is yours and nothing is shared before you accept.
invites-by = { $inviter } invites you as { $role }
invites-until = Open until { $day }, { $time }
invites-accept = Accept
invites-accept-named = Accept the invitation to { $workspace }
invites-accepting = Joining…
invites-decline = Decline
invites-decline-named = Decline the invitation to { $workspace }
invites-decline-title = Decline the invitation to { $workspace }?
invites-decline-text = { $inviter } sees that you declined. You cannot take this back; you would have to be invited again.
invites-accepted = You joined { $workspace }.
invites-declined = You declined the invitation to { $workspace }.
invites-none = No invitation waits for you
invites-none-hint = Whoever invites you writes to the address that you sign in with. It is shown here as soon as it is sent.
invites-nowhere = Sign in to see your invitations
invites-nowhere-hint = Invitations come from a server. Workspaces on this computer have none.
invites-not-verified = Confirm your mailbox first, so that nobody else sees the invitations to { $email }.
invites-confirm-mailbox = Confirm mailbox…
invites-look-again = Look again
invites-later = Not now

## Signing in by way of the browser
browser-or = or
browser-sign-in = Sign in with the browser
browser-hint = Your password stays between the browser and the server.
browser-waiting = Waiting for your browser
browser-waiting-hint = Sign in at { $server } there, then press “Sign the app in”. This window goes on by itself.
browser-code = The browser shows a code instead?
browser-code-hint = Eight letters and digits, good for five minutes.
browser-use-code = Use the code
browser-code-over = No sign-in waits for this code. It may be mistyped, used already, or older than five minutes.
refusal-no-browser = No browser could be opened on this computer. Sign in with email and password instead.
refusal-sign-in-over = This sign-in is over. Begin it once more.
refusal-sign-in-took-too-long = The browser did not come back within ten minutes. Begin to sign in once more.
refusal-sign-in-needs-email = Changes of { $email } wait on this computer to be sent. Write that address into the form first, then sign in with the browser; so none of them is lost.

## Links that open the app
link-invites-title = Show your invitations?
link-invites-text = A link asks Roster to show the invitations that wait for you at this server:
link-invites-anywhere = A link asks Roster to show the invitations that wait for you.
link-invites-nothing = Nothing is accepted by that.
link-invites-verb = Show them
link-sign-in-title = Sign in at this server?
link-sign-in-text = A link asks Roster to sign in at this server. Go on only if you know it: whoever runs it can read what you do there.
link-sign-in-verb = Go to sign-in
link-not-now = Not now
link-refused-title = This link was not opened
link-refused-unknown = It asks for something that Roster does not do. Nothing was changed.
link-refused-malformed = It is not written as links to Roster are. Nothing was changed.
link-refused-too-long = It is far longer than any link to Roster. Nothing was changed.
link-refused-secret = It carries something like a password or a code, and links must not. Nothing was changed.

## Where a start begins
settings-start = Start
settings-start-with = When Roster starts, show
settings-start-last = The workspace I used last
settings-account = Account
settings-account-hint = Login email, password, two-step sign-in and devices.

## One member

member-details = Details…
member-suspend = Suspend
member-resume = Restore access
member-remove = Remove…
member-leave = Leave the workspace…
member-reinstate = Undo the removal…
member-suspended = { $name } is suspended: no access and no seat, and everything is kept.
member-resumed = { $name } has access again.
member-line = { $role } · joined { $day }
member-name = Name
member-email = Contact email
member-email-hint = Where people write to. How somebody signs in is their own to change.
member-save = Save
member-saved = The details of { $name } are saved.
member-projects = Projects
member-no-projects = On no project that you can see.
member-teams = Teams
member-no-teams = In no team.
member-exceptions = { $count ->
    [one] 1 exception on a project is made for them.
   *[other] { $count } exceptions on projects are made for them.
}
part-owner = Owner
part-only-owner = Only owner
part-editor = Can edit
part-viewer = View only
part-manager = Manager
part-only-manager = Only manager
part-member = Member

## Removing somebody

removal-title = Remove { $name } from { $workspace }?
leave-title = Leave { $workspace }?
removal-nothing-yet = This is what will happen. Nothing has happened yet.
removal-suspend-first = Left today? Suspend first.
removal-suspend-hint = Access stops and nothing moves.
removal-suspend-instead = Suspend instead
removal-access = { $count ->
    [0] Access ends now
    [one] Access ends now on 1 device
   *[other] Access ends now on { $count } devices
}
removal-access-hint = Every session here ends with the answer of the server.
removal-access-later = Access ends when this syncs
removal-access-later-hint = You are not connected: until then, they still get in.
removal-unseen = { $count ->
    [one] 1 more project that you cannot see passes to you
   *[other] { $count } more projects that you cannot see pass to you
}
removal-unseen-hint = They were brought along and never shared.
removal-projects = { $count ->
    [one] Transfer 1 project that only { $name } owns
   *[other] Transfer { $count } projects that only { $name } owns
}
removal-teams = { $count ->
    [one] 1 team that only { $name } manages gets a manager
   *[other] { $count } teams that only { $name } manages get a manager
}
removal-others = { $name } is taken off the rest
removal-other-projects = { $count ->
    [one] 1 other project
   *[other] { $count } other projects
}
removal-other-teams = { $count ->
    [one] 1 other team
   *[other] { $count } other teams
}
removal-exceptions = { $count ->
    [one] 1 exception
   *[other] { $count } exceptions
}
removal-invitations = { $count ->
    [one] 1 invitation waits for somebody else’s word
   *[other] { $count } invitations wait for somebody else’s word
}
removal-seat = Free 1 seat
removal-seats = { $before } used becomes { $after }.
removal-kept = Keep everything that { $name } made
removal-own-workspace = If this is their only workspace, they get a private one on the plan Free.
removal-over-projects = { $active } projects will be active, and the plan has { $limit }. They stay, and no new one can be begun until there are fewer.
removal-undo-until = Can be undone until { $day }
removal-verb = { $count ->
    [0] Remove
    [one] Remove and transfer 1 project
   *[other] Remove and transfer { $count } projects
}
leave-verb = Leave
removed = { $name } is removed.
removal-queued = The removal of { $name } waits. Access ends when this syncs.
left = You left the workspace.
workspace-lost = You do not belong to { $name } any more. It was taken off this computer.
heir-you = You
heir-label = Who takes over { $thing }
heir-choose = Choose somebody
reinstate-title = Undo the removal of { $name }?
reinstate-removed-by = Removed by { $by } on { $day }.
reinstate-left = Left on { $day }.
reinstate-until = It can be undone until { $day }.
reinstate-back = { $role ->
    [none] The old role is gone.
   *[other] Back as { $role }
} { $projects ->
    [0] without projects
    [one] with 1 project
   *[other] with { $projects } projects
}, { $teams ->
    [0] no team
    [one] 1 team
   *[other] { $teams } teams
} and { $exceptions ->
    [0] no exceptions
    [one] 1 exception
   *[other] { $exceptions } exceptions
}.
reinstate-lost-project = A project is gone meanwhile.
reinstate-lost-ownership = { $name ->
    [none] A project
   *[other] { $name }
} has another owner now: they are on it, and do not own it.
reinstate-lost-team = A team is gone meanwhile.
reinstate-lost-management = { $name ->
    [none] A team
   *[other] { $name }
} has another manager now: they are in it, and do not manage it.
reinstate-role = Role
reinstate-choose-role = Choose a role
reinstate-without-end = Their last day is over. They come back without an end.
reinstate-verb = Undo the removal
reinstated = { $name } is back.
## Projects and teams
work-name = Name
work-rename = Rename { $name }
work-rename-save = Save
work-renamed = Renamed to { $name }
work-undo = Undo
work-made = Since { $day }
work-none-found = Nothing matches “{ $words }”
work-closed-hint = Ask somebody who edits roles, if you need it.
projects-search = Find by name or owner
projects-search-hint = Names and owners are searched.
projects-filters = Which projects to show
projects-archived = Archived
projects-room = { $active } of { $limit } active projects used
projects-room-limit = The plan has room for { $limit ->
    [one] 1 active project
   *[other] { $limit } active projects
}
projects-shown = { $count ->
    [one] 1 project shown
   *[other] { $count } projects shown
}
projects-none = No projects yet
projects-none-hint = A project is work that some people share. Who is on it reaches what belongs to it, as far as their role goes; others see it only if their role views all projects.
projects-none-ask = Somebody who runs a project can put you on it.
projects-first = Begin the first project
projects-none-of-kind = { $kind ->
    [archived] Nothing is archived
   *[other] No project is active
}
projects-show-all = Show all projects
projects-closed = Your role does not show projects
column-project = Project
column-team = Team
column-owner = Owner
column-managers = Managers
column-part = Your part
project-title = Project
project-gone = This project is not here
project-gone-hint = It is gone, or you are not on it any more.
project-new = New project
project-new-lead = You own it. Then you choose who is on it.
project-example = As in Acme rebrand
project-create = Create project
project-private = Private
project-private-title = Only the people on it see this project
project-private-text = Its owner brought it along. Until it is shared, no role opens it to others, and it does not count as active.
project-share = Share…
project-share-title = Share { $name } with { $workspace }?
project-share-verb = Share project
project-share-means = From then on, everybody whose role views all projects sees it. Who is on it stays as it is.
project-share-counts = It counts as an active project unless it is archived, and cannot be made private again.
project-shared = { $name } is shared with { $workspace }.
project-archive = Archive
project-archive-named = Archive { $name }
project-archived = { $name } is archived. Everything on it stays.
project-archived-since = Archived { $day }
project-reopen = Reopen
project-reopen-named = Reopen { $name }
project-reopened = { $name } is active again.
no-room-title = No room for another active project
no-room-helps = What is archived stays, with everything on it, and can be reopened. Private projects do not count.
no-room-choose = Choose one to archive
teams-search = Find by name or manager
teams-search-hint = Names and managers are searched.
teams-shown = { $count ->
    [one] 1 team shown
   *[other] { $count } teams shown
}
teams-none = No teams yet
teams-none-hint = A team says who belongs together, and who speaks for them. It opens nothing: what people may do follows from their role.
teams-first = Make the first team
teams-show-all = Show all teams
teams-closed = Your role does not show teams
teams-plan-title = { $plan ->
    [none] Your plan has no teams
   *[other] The plan { $plan } has no teams
}
teams-plan-text = They are part of the Organization plan. Roles and projects work without them.
teams-plan-kept = They are part of the Organization plan. The ones here stay as they are, and can be changed again on that plan.
team-title = Team
team-gone = This team is not here
team-gone-hint = Somebody deleted it, or your role does not show it any more.
team-new = New team
team-new-lead = You manage it. Then you choose who is in it.
team-example = As in Studio
team-create = Create team
team-managers-more = { $names } and { $count } more
team-delete = Delete…
team-delete-title = Delete the team { $name }?
team-delete-verb = Delete team
team-delete-means = { $count ->
    [one] 1 person is in it, and stays in the workspace with the same role and projects.
   *[other] { $count } people are in it, and stay in the workspace with the same roles and projects.
}
team-delete-for-good = A deleted team cannot be brought back, only made anew.
team-deleted = The team { $name } is deleted.
part-owner-means = Works on it and runs it: its name, its people, its end
part-editor-means = Works on it, as far as the role goes
part-viewer-means = Looks at it, whatever else the role says
part-manager-means = Says who is in it, and what it is called
part-member-means = Is in it
part-none = Not on it
part-none-team = Not in it
hands-of = People of { $of }
hands-add = Add a person
hands-nobody-found = Nobody else is called that.
hands-added = { $name } is on { $of } now
hands-part = The part of { $name }
hands-part-set = { $name }: { $part }
hands-take-off = Take { $name } off
hands-taken-off = { $name } is off { $of }.
hands-more = { $shown } of { $total } people are shown here.
hand-unseen = Somebody your role does not show
