export { Accounts as default } from '@/features/accounts/Accounts';
