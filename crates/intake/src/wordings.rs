//! The words that headers are made of, by what they mean, in the usual languages.
//!
//! It does not know how they are compared. Each list is written plainly: lower case, no accents, no punctuation, parted
//! by commas.

/// Words that make a header one of addresses.
pub(crate) const MAIL: &str = "\
    email, emails, mail, mails, emailaddress, emailadres, emailadresse, mailadresse, \
    mailadress, emailid, mailid, useremail, workemail, correo, correos, courriel, \
    courriels, epost, epostadress, epostadresse, eposta, sahkoposti, sahkopostiosoite, \
    почта, почты, имеил, имэил, emaily, imeil";

/// The same in scripts that put no space between words.
pub(crate) const MAIL_WITHIN: &str = "\
    メール, メアド, 邮箱, 邮件, 電郵, 電子郵件, 信箱, 이메일, 메일, بريد, אימיל, דואל, ईमेल";

/// Words beside which a header with "mail" in it holds something else, or somebody else's address.
pub(crate) const NOT_MAIL: &str = "\
    type, label, display, name, count, sent, status, verified, confirmed, opt, optin, \
    optout, consent, date, subject, body, template, signature, provider, domain, client, \
    server, manager, managers, supervisor, supervisors, vorgesetzter, vorgesetzte, \
    emergency, stop, merge, password, notification, notifications, preference, preferences, \
    format, bounced, subscribed, unsubscribed, permission, marketing, newsletter, recovery, \
    assistant, spouse, voice, phone, code, list, typ, tipo, version, language, quota, \
    forwarding";

/// Headers of whole names.
pub(crate) const WHOLE_NAME: &str = "\
    name, names, full name, fullname, display name, displayname, employee name, \
    member name, contact name, real name, name surname, \
    first and last name, first last name, last name first name, nom, nom complet, \
    nom et prenom, nom prenom, prenom nom, prenom et nom, nombre, nombre completo, \
    nombre y apellidos, nombre y apellido, apellidos y nombre, nome, nome completo, \
    nome e cognome, nome cognome, cognome e nome, nome e sobrenome, vollstandiger name, \
    ganzer name, vor und nachname, vorname nachname, nachname vorname, name vorname, \
    anzeigename, naam, volledige naam, navn, fulde navn, \
    fullt navn, namn, fullstandigt namn, nimi, koko nimi, jmeno, jmeno a prijmeni, \
    cele jmeno, imie i nazwisko, nev, teljes nev, ad soyad, adi soyadi, имя, фио, \
    полное имя, имя и фамилия, ονομα, ονοματεπωνυμο, 氏名, 名前, お名前, 姓名, 名字, 全名, 이름, 성명, \
    الاسم, שם, שם מלא, नाम";

/// Headers of persons, which are taken for names where nothing says "name".
pub(crate) const PERSON: &str = "\
    who, person, worker, employee, member, contact, user, colleague, mitarbeiter, mitarbeiterin, persona, \
    empleado, employe, dipendente, medewerker";

/// Headers of given names.
pub(crate) const FIRST_NAME: &str = "\
    first name, firstname, first, given name, givenname, given names, forename, forenames, \
    christian name, vorname, vornamen, rufname, prenom, prenoms, primer nombre, \
    nombre de pila, nombres, primeiro nome, nome proprio, voornaam, fornavn, fornamn, \
    etunimi, krestni jmeno, imie, keresztnev, ad, adi, prenume, 名";

/// Headers of family names.
pub(crate) const LAST_NAME: &str = "\
    last name, lastname, last, family name, familyname, surname, surnames, nachname, nom dusage, nom d usage, \
    familienname, zuname, nom de famille, nom de naissance, apellido, apellidos, \
    primer apellido, cognome, sobrenome, apelido, ultimo nome, achternaam, familienaam, \
    etternavn, efternavn, efternamn, sukunimi, prijmeni, nazwisko, vezeteknev, soyad, \
    soyadi, фамилия, επωνυμο, 姓, 성, nume de familie";

/// Headers of roles and permissions.
pub(crate) const ROLE: &str = "\
    role, roles, user role, team role, member role, account role, workspace role, \
    role name, permission, permissions, permission level, access, access level, \
    access role, rights, rolle, rollen, berechtigung, berechtigungen, zugriff, rol, \
    roles de usuario, permiso, permisos, acces, droits, permesso, permessi, ruolo, \
    permissao, permissoes, papel, funcao, rechten, roll, rooli, rola, uprawnienia, \
    opravneni, szerepkor, rol adi, роль, права, доступ, ρολος, 役割, 権限, ロール, 角色, 权限, 權限, 역할, \
    권한, الدور, תפקיד, भूमिका";

/// Headers of positions, which are taken for roles where nothing says "role".
pub(crate) const POSITION: &str = "\
    job, job title, jobtitle, business title, titre de poste, titre du poste, intitule de poste, job role, \
    job position, position, occupation, designation, \
    job function, function, stelle, stellenbezeichnung, berufsbezeichnung, funktion, \
    tatigkeit, puesto, puesto de trabajo, cargo, funcion, poste, fonction, \
    intitule du poste, mansione, funzione, posizione, posicao, functie, stilling, \
    befattning, tehtava, nimike, stanowisko, funkcja, pozice, funkce, beosztas, unvan, \
    gorev, должность, θεση, 役職, 職位, 职位, 职务, 職稱, 직책, 직위, المنصب, पद";

/// Headers of titles, which are taken for roles where nothing better is there.
pub(crate) const TITLE: &str = "\
    title, titel, organization title, organization 1 title, titre, titulo, titolo";

/// Headers of a whole name which stand for a part of it beside the other part: Name, Vorname.
pub(crate) const EITHER_PART: &str = "\
    name, nom, nombre, nome, naam, navn, namn, nimi, jmeno, имя, nev, nume";

/// Headers of teams.
pub(crate) const TEAM: &str = "\
    team, teams, team name, teamname, squad, group, groups, group name, crew, gruppe, gruppen, equipe, \
    equipes, equipo, equipos, squadra, time, ploeg, lag, grupp, grupa, tiimi, ryhma, tym, zespol, csapat, \
    takim, команда, группа, チーム, 团队, 團隊, 小组, 팀, الفريق, צוות, टीम";

/// Headers of departments, which are taken for teams where nothing says "team".
pub(crate) const DEPARTMENT: &str = "\
    department, departments, department name, dept, dept name, division, unit, business unit, org unit, \
    organizational unit, organisation unit, supervisory organization, organization department, \
    organization 1 department, abteilung, abteilungen, bereich, service, departement, departamento, \
    area, reparto, dipartimento, afdeling, avdelning, avdeling, osasto, oddeleni, dzial, dział, osztaly, \
    departman, отдел, подразделение, τμημα, 部署, 部門, 部门, 부서, القسم, מחלקה, विभाग";

/// Headers of the day on which somebody leaves again.
pub(crate) const END_DATE: &str = "\
    end date, enddate, end, ends, ends on, ending, until, access until, access ends, access end date, valid until, \
    valid to, expires, expires on, expires at, expiry, expiry date, expiration, expiration date, \
    contract end, contract end date, contract ends, contract until, contract expiry, contract expiry date, \
    assignment end date, planned end date, termination date, last day, last day of work, last working day, \
    leave date, \
    leaving date, exit date, date to, to date, austritt, austrittsdatum, vertragsende, vertragsende am, \
    befristet bis, gultig bis, bis, enddatum, ende, date de fin, fin de contrat, date de fin de contrat, \
    date de sortie, fecha de fin, fecha fin, fin de contrato, fecha de baja, data fine, data di fine, \
    scadenza, data fim, data de termino, einddatum, slutdatum, slutdato, sluttdato, paattymispaiva, datum ukonceni, \
    data zakonczenia, bitis tarihi, дата окончания, дата увольнения, 終了日, 退職日, 结束日期, 截止日期, 離職日, 종료일";

/// The same in scripts that put no space between words: what makes a header with "mail" in it one of something else.
pub(crate) const NOT_MAIL_WITHIN: &str = "種類, 表示, 类型, 显示, 類型, 顯示, 종류, 유형, 표시";

/// Words that make an address somebody's own: beside another it is not the one to invite.
pub(crate) const OWN_MAIL: &str = "\
    personal, home, private, privat, privee, privata, privado, particular, personnel, personnelle, \
    personale, prive, prywatny, soukromy, личная, личныи";
